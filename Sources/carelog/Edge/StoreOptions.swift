import ArgumentParser
import EventLog
import EventSourcing
import Glibc
import Logging
import Office

enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, csv
}

extension Language: ExpressibleByArgument {
  /// The language of the computer; English when it is neither.
  static var ofEnvironment: Language {
    let locale = environment("LC_ALL") ?? environment("LC_MESSAGES") ?? environment("LANG") ?? ""
    return locale.hasPrefix("zh") ? .zh : .en
  }

  /// The language asked for by words that could not be understood.
  init(typed words: [String]) {
    let joined = words.first { $0.hasPrefix("--lang=") }.map { String($0.dropFirst(7)) }
    let given = words.firstIndex(of: "--lang").flatMap { words.dropFirst($0 + 1).first }
    self = (joined ?? given).flatMap(Language.init(rawValue:)) ?? .ofEnvironment
  }
}

/// What every command takes: where the store is and how to answer.
struct StoreOptions: ParsableArguments {
  @Option(
    help: .text(
      zh: "库的文件夹（缺省取 CARELOG_STORE，再次为 ./carelog-store）",
      en: "The store's folder (else CARELOG_STORE, else ./carelog-store)."),
    completion: .directory)
  var store: String?

  @Option(help: .text(zh: "输出格式", en: "How to print."))
  var format = OutputFormat.table

  @Option(
    name: .customLong("lang"),
    help: .text(
      zh: "语言（缺省取自 LC_ALL、LANG）",
      en: "The language (else from LC_ALL and LANG)."))
  var givenLanguage: Language?

  var folder: String { store ?? environment("CARELOG_STORE") ?? "./carelog-store" }

  var language: Language {
    givenLanguage ?? .ofEnvironment
  }

  /// Opens an existing store, or with `creating` makes a new one and says so on stderr.
  ///
  /// - Parameters:
  ///   - creating: Whether to make a store where there is none.
  ///   - use: What for.
  /// - Returns: The office, which serves whoever runs the program.
  /// - Throws: ``Refused`` when that is not for the user, or `StoreFault`.
  func openOffice(creating: Bool = false, for use: StoreUse = .reading) throws -> Office {
    let head = LogHead(origin: "carelog", zone: .shanghai)
    let office = try open(creating: creating ? head : nil, for: use)
    if office.isNew {
      diagnose(
        Localized(
          zh: "已建立新库 \(folder)（时区 Asia/Shanghai）",
          en: "made a new store in \(folder) (zone Asia/Shanghai)")[language])
    }
    return office
  }

  /// Opens an existing store for an auditor: nothing is written, damaged pages are refused.
  func openForAudit() throws -> Office {
    try open(auditing: true, for: .reading)
  }

  /// Opens the store for whoever runs the program, or with `creating` makes one.
  func open(
    creating: LogHead? = nil, auditing: Bool = false, for use: StoreUse
  ) throws -> Office {
    let master = MasterKeyFile.reader
    return try LentGroup.opening(folder) { folder, isLent in
      let office = try Office.open(
        folder: folder, creating: isLent ? nil : creating, auditing: auditing,
        caller: { Caller.ofProcess(store: folder) },
        masterKey: master, lending: LentGroup.lending(isLent), logger: Journal.logger(),
        clock: systemTime)
      if isLent { try use.check(office) }
      return office
    }
  }

  /// Runs `body` and ends the program by interface.md's exit codes when it fails.
  func run(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let refusal as Refused {
      print(refusal.text(format, language))
      throw ExitCode(1)
    } catch let refusal as AuditRefusal {
      print(Refused(refusal: refusal).text(format, language))
      throw ExitCode(1)
    } catch let malformed as Malformed {
      diagnose(malformed.text[language])
      throw ExitCode(malformed.exitCode)
    } catch let fault as StoreFault {
      (try? Journal.logger())?.error(
        "fault",
        metadata: ["what": .string(fault.message.en), "remedy": .string(fault.remedy.en)])
      diagnose(fault, language)
      throw ExitCode(74)
    }
  }
}

/// The value of an environment variable; an empty one counts as absent.
func environment(_ name: String) -> String? {
  guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
  return value
}

/// The time now: the one place where the program reads a clock.
@Sendable func systemTime() -> Timestamp {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return Timestamp(rawValue: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
}
