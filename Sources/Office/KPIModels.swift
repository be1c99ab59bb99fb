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
  /// By what the cells are asked; nil when the rows are.
  private let dimensions: Set<Dimension>?
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

  /// Models whose rows will be asked.
  init(_ engine: any LogEngine, _ reader: any LogReader, at moment: KPIMoment) {
    self.engine = engine
    self.reader = reader
    self.moment = moment
    source = .saved
    dimensions = nil
  }

  /// The read model of `projector`; O(events between the saved state and the moment).
  mutating func model(of projector: any Projector.Type) throws -> ReadModel {
    if let model = models[projector.name] { return model }
    let base = try base(of: projector)
    var model = ReadModel(base.view)
    if base.count < moment.count {
      let view = OverlayView(over: base.view)
      model = dimensions.map { ReadModel(over: view, askedBy: $0) } ?? ReadModel(view)
      let zone = reader.head.zone
      try Projection.run([(projector, model)], engine, base.count..<moment.count, zone) {
        moment.sees($0.occurredAt, $0.event.name)
      }
    }
    models[projector.name] = model
    return model
  }

  /// The answers for a period, judged.
  mutating func answers(
    _ kpi: KPIName, _ basis: KPIBasis?, _ period: Period, by dimension: Dimension? = nil
  ) throws -> [KPIAnswer] {
    guard !kpi.isComposite else {
      return try TargetCompletion(targets(), today: moment.today).answers(period, by: dimension) {
        try figures($0, $1, $2, by: $3)
      }
    }
    return try judged(figures(kpi, basis, period, by: dimension), period)
  }

  /// Answers of one KPI and basis with the department's target, where there is no fixed threshold.
  mutating func judged(_ answers: [KPIAnswer], _ period: Period) throws -> [KPIAnswer] {
    guard let first = answers.first, let metric = first.kpi.targetMetric(first.basis),
      let threshold = try targets().threshold(metric, period)
    else { return answers }
    return answers.map { answer in
      var answer = answer
      answer.target = threshold
      return answer
    }
  }

  private mutating func figures(
    _ kpi: KPIName, _ basis: KPIBasis?, _ period: Period, by dimension: Dimension?
  ) throws -> [KPIAnswer] {
    let parts = try kpi.projectors.map { ($0, try model(of: $0)) }
    return try KPIQuery(parts, today: moment.today).answer(kpi, basis, period, by: dimension)
  }

  private mutating func targets() throws -> TargetsInForce {
    TargetsInForce(try model(of: TargetsProjector.self), zone: reader.head.zone)
  }

  private func base(
    of projector: any Projector.Type
  ) throws -> (view: any ViewStorage, count: UInt64) {
    guard source == .saved, dimensions?.isSubset(of: Dimension.stored) ?? true else {
      return (MemoryView(), 0)
    }
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
