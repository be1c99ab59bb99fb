/// One group of a dimension, such as the technician T1, to which a question is limited.
package struct KPIGroup: Hashable, Sendable {
  package var dimension: Dimension
  /// Its id or name, or ``KPIQuery/none`` for what is in no group.
  package var value: String

  package init(_ dimension: Dimension, _ value: String) {
    self.dimension = dimension
    self.value = value
  }

  /// Its number in a read model; one of its own if nothing is in it.
  func number(in model: ReadModel) throws -> UInt32 {
    value == KPIQuery.none ? 0 : try model.number(of: value, in: dimension)
  }
}
