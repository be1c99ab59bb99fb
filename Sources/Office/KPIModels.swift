internal import CustomerService
internal import EventLog
internal import EventSourcing
internal import Projections

/// The read models as they were at one moment, each built once from the nearest saved state.
struct KPIModels {
  /// From what they are built.
  enum Source {
    /// The stored rows if they are not beyond the moment, else the last snapshot before it.
    case saved
    /// Nothing but the log.
    case log
  }

  private let engine: any LogEngine
  private let reader: any LogReader
  private let moment: KPIMoment
  private let source: Source
  private let dimensions: Set<Dimension>
  private var models: [String: ReadModel] = [:]

  /// Models that will be asked `requests` and nothing else.
  init(
    for requests: [KPIRequest], _ engine: any LogEngine, _ reader: any LogReader,
    at moment: KPIMoment, from source: Source
  ) {
    self.engine = engine
    self.reader = reader
    self.moment = moment
    self.source = source
    dimensions = Set(
      requests.compactMap { request in
        if case .by(let dimension) = request.split { dimension } else { nil }
      })
  }

  /// The read model of `projector`; O(events between the saved state and the moment).
  mutating func model(of projector: any Projector.Type) throws -> ReadModel {
    if let model = models[projector.name] { return model }
    let base = try base(of: projector)
    var model = ReadModel(base.view)
    if base.count < moment.count {
      model = ReadModel(over: OverlayView(over: base.view), askedBy: dimensions)
      let zone = reader.head.zone
      try Projection.run([(projector, model)], engine, base.count..<moment.count, zone) {
        moment.sees($0.occurredAt, $0.event.name)
      }
    }
    models[projector.name] = model
    return model
  }

  private func base(
    of projector: any Projector.Type
  ) throws -> (view: any ViewStorage, count: UInt64) {
    guard source == .saved else { return (MemoryView(), 0) }
    let view = try reader.view(projector.fingerprint)
    let count = try ReadModelMark.check(view, projector, reader)
    if count <= moment.count, try isWithinMoment(view) { return (view, count) }
    for snapshot in try SnapshotShelf(projector, reader).snapshots(upTo: moment.count).reversed() {
      if try isWithinMoment(snapshot.rows) { return (snapshot.rows, snapshot.count) }
    }
    return (MemoryView(), 0)
  }

  /// Whether the rows hold nothing that lies ahead of the moment.
  private func isWithinMoment(_ view: any ViewStorage) throws -> Bool {
    guard let end = moment.occurredBefore else { return true }
    return try ReadModel(view).latest() < end
  }
}
