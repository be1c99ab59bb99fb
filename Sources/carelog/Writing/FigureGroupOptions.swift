import ArgumentParser
import CustomerService

/// Where a fact counts in reports, for what the archive does not say by itself.
struct FigureGroupOptions: ParsableArguments {
  @Option(
    help: .text(
      zh: "所涉技师（缺省同所涉事项）",
      en: "The technician concerned (else that of what it is about)."))
  var technician: String?
  @Option(
    help: .text(
      zh: "班组（缺省同所涉事项或技师）",
      en: "The team (else that of what it is about, or the technician's)."))
  var team: String?
  @Option(help: .text(zh: "服务类型（缺省同所涉事项）", en: "The service (else that of what it is about)."))
  var service: String?
  @Option(
    help: .text(
      zh: "区域（缺省同所涉事项或客户）",
      en: "The region (else that of what it is about, or the customer's)."))
  var region: String?

  var fields: [String: FieldValue?] {
    [
      "technician": technician.field, "team": team.field, "service": service.field,
      "region": region.field,
    ]
  }
}
