import ArgumentParser
import CustomerService
import Projections
import Testing

@testable import carelog

struct DutyTests {
  @Test func `Every item of the job description is there once`() {
    #expect(Duty.all.map(\.number) == Array(1...83))
  }

  @Test func `Only what a later release brings has no place`() {
    #expect(
      Duty.all.filter(\.places.isEmpty).map(\.number) == [
        1, 9, 15, 16, 17, 18, 28, 29, 30, 32, 33, 34, 35, 36, 38, 39, 40, 52, 59, 62, 63, 64, 67,
        68, 69, 70, 71, 78, 81, 82,
      ])
  }

  @Test func `Every place is a command, a KPI or a way into the shell`() {
    for duty in Duty.all {
      for place in duty.places {
        let isCommand = CommandRegistry.command(place) != nil
        let isKPI = KPIName(rawValue: place) != nil
        #expect(isCommand || isKPI || Self.isInShell(place), "\(duty.number): \(place)")
      }
    }
  }

  private static func isInShell(_ place: String) -> Bool {
    var commands = Carelog.configuration.subcommands
    for word in place.split(separator: " ") {
      guard let next = commands.first(where: { $0._commandName == word }) else { return false }
      commands = next.configuration.subcommands
    }
    return true
  }
}
