import ArgumentParser
import CustomerService

/// Where a fact counts in reports, for what the archive does not say by itself.
struct FigureGroupOptions: ParsableArguments {
  @Option(help: "The technician concerned (else that of what it is about).")
  var technician: String?
  @Option(help: "The team (else that of what it is about, or the technician's).")
  var team: String?
  @Option(help: "The service (else that of what it is about).")
  var service: String?
  @Option(help: "The region (else that of what it is about, or the customer's).")
  var region: String?

  var fields: [String: FieldValue?] {
    [
      "technician": technician.field, "team": team.field, "service": service.field,
      "region": region.field,
    ]
  }
}
