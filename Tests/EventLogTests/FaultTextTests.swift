import EventLog
import EventLogLMDB
import EventSourcing
import Glibc
import LMDB
import Testing

/// What a fault says is whole in every language: what happened, what is safe, what to do.
struct FaultTextTests {
  private static let codes: [LMDBError.Code] = [
    .keyExists, .notFound, .pageNotFound, .corrupted, .panic, .versionMismatch, .invalid, .mapFull,
    .databasesFull, .readersFull, .transactionFull, .cursorFull, .pageFull, .mapResized,
    .incompatible, .badReaderSlot, .badTransaction, .badValueSize, .badDatabase,
    .system(errno: EACCES), .system(errno: ENOSPC), .system(errno: EIO), .system(errno: ENOMEM),
    .system(errno: EMFILE), .system(errno: ENOENT), .system(errno: 12_345), .alreadyOpen,
    .truncated, .networkFileSystem, .wrongThread, .forked, .keyLength, .nestedWrite, .closed,
    .commitOutcomeUnknown(result: ENOSPC), .commitOutcomeUnknown(result: -30_792),
  ]

  private func expectWhole(_ text: Localized) {
    #expect(text.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
    #expect(!text.en.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
    #expect(!text.en.hasSuffix(".") && !text.zh.hasSuffix("。"))
  }

  @Test(arguments: codes)
  func `Whatever LMDB reports is told in both languages with what to do`(code: LMDBError.Code) {
    let fault = StoreFault(LMDBError(operation: "mdb_get", code: code))
    expectWhole(fault.message)
    expectWhole(fault.remedy)
    let safety = /什么都没有|完好|备份/
    #expect(fault.remedy.zh.contains(safety), "\(fault.remedy.zh)")
  }

  @Test(arguments: PageDamage.Reason.allCases)
  func `Every damage of a page has a name in both languages`(reason: PageDamage.Reason) {
    expectWhole(reason.text)
  }

  @Test(arguments: [EPERM, ENOENT, EACCES, ENOSPC, EROFS, EIO, EISDIR, 12_345])
  func `What the system reports is told in Chinese, or with its number`(number: Int32) {
    let text = Localized(errno: number)
    expectWhole(text)
    #expect(number < 1000 || text.zh.contains("12345"))
  }
}
