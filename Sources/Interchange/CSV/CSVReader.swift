/// One row of a CSV text.
package struct CSVRow: Equatable, Sendable {
  package var fields: [String]
  /// The line on which the row begins, counted from 1.
  package var line: Int

  package init(fields: [String], line: Int) {
    self.fields = fields
    self.line = line
  }
}

/// Reads CSV (RFC 4180) row by row from chunks of bytes, holding one chunk and one row.
///
/// Accepts a byte order mark, CRLF and LF, and a last row without a line break. Blank lines are
/// skipped. Strict otherwise: what ``CSVError`` names is refused, never guessed at.
package struct CSVReader {
  package struct Options: Sendable {
    /// The ASCII character between fields.
    package var delimiter: UInt8 = UInt8(ascii: ",")
    /// Bytes of UTF-8.
    package var fieldLimit = 1 << 20
    /// Bytes of UTF-8, over all fields of a row and their delimiters.
    package var rowLimit = 16 << 20
    /// Fields of a row: as many as a spreadsheet has columns.
    package var fieldCountLimit = 16_384
    /// Whether every row must have as many fields as the first.
    package var requiresEqualFieldCounts = true

    package init() {}
  }

  private let options: Options
  private var source: CSVSource
  private var fieldCount: Int?
  private var failure: (any Error)?

  /// Prepares to read; nothing is pulled before the first ``next()``.
  ///
  /// - Parameters:
  ///   - options: The dialect and the limits.
  ///   - encoding: The encoding of the chunks.
  ///   - nextChunk: Returns some bytes, or nil at the end.
  /// - Throws: `TextDecodingError.unavailable`.
  package init(
    options: Options = Options(), encoding: TextEncoding = .utf8,
    nextChunk: @escaping () throws -> [UInt8]?
  ) throws {
    self.options = options
    source = CSVSource(decoder: try TextDecoder(encoding), nextChunk: nextChunk)
  }

  /// Reads from bytes that are all there.
  package init(
    _ bytes: [UInt8], options: Options = Options(), encoding: TextEncoding = .utf8
  ) throws {
    var rest: [UInt8]? = bytes
    try self.init(options: options, encoding: encoding) {
      defer { rest = nil }
      return rest
    }
  }

  /// The line that would be read next, counted from 1.
  package var line: Int { source.line }

  /// Reads the next row, or returns nil after the last.
  ///
  /// - Throws: ``CSVError``, ``TextDecodingError`` or what the source of chunks throws. After
  ///   `wrongFieldCount` the next call goes on with the next row; after any other error every
  ///   call throws the same again.
  package mutating func next() throws -> CSVRow? {
    if let failure { throw failure }
    do {
      guard let row = try readRow() else { return nil }
      return try checkingFieldCount(of: row)
    } catch let error as CSVError {
      if case .wrongFieldCount = error.reason { throw error }
      failure = error
      throw error
    } catch {
      failure = error
      throw error
    }
  }

  private mutating func checkingFieldCount(of row: CSVRow) throws(CSVError) -> CSVRow {
    let expected = fieldCount ?? row.fields.count
    fieldCount = expected
    guard !options.requiresEqualFieldCounts || row.fields.count == expected else {
      let reason = CSVError.Reason.wrongFieldCount(expected: expected, found: row.fields.count)
      throw CSVError(reason: reason, line: row.line, column: 1)
    }
    return row
  }

  private mutating func readRow() throws -> CSVRow? {
    try source.skipByteOrderMark()
    while try source.consumeLineEnd() {}
    guard try source.peek() != nil else { return nil }
    var row = CSVRow(fields: [], line: source.line)
    var byteCount = 0
    while true {
      let start = source.place
      let bytes = try readField()
      byteCount += bytes.count + 1
      guard byteCount <= options.rowLimit else {
        throw source.error(.rowTooLong(limit: options.rowLimit))
      }
      guard row.fields.count < options.fieldCountLimit else {
        throw source.error(.tooManyFields(limit: options.fieldCountLimit))
      }
      row.fields.append(try text(bytes, from: start))
      if try source.consume(options.delimiter) { continue }
      if try source.peek() == nil { return row }
      if try source.consumeLineEnd() { return row }
      throw source.error(.textAfterClosingQuote)
    }
  }

  private func text(
    _ bytes: [UInt8], from start: (line: Int, column: Int)
  ) throws(CSVError) -> String {
    do throws(UTF8.ValidationError) {
      return String(copying: try UTF8Span(validating: bytes.span))
    } catch {
      throw CSVError(reason: .invalidUTF8, line: start.line, column: start.column)
    }
  }

  private mutating func readField() throws -> [UInt8] {
    let start = source.place
    guard try source.consume(UInt8(ascii: "\"")) else { return try readUnquotedField() }
    var field: [UInt8] = []
    while true {
      try append(to: &field) { $0 == UInt8(ascii: "\"") }
      guard try source.consume(UInt8(ascii: "\"")) else {
        throw CSVError(reason: .unterminatedQuote, line: start.line, column: start.column)
      }
      guard try source.consume(UInt8(ascii: "\"")) else { return field }
      field.append(UInt8(ascii: "\""))
    }
  }

  private mutating func readUnquotedField() throws -> [UInt8] {
    let delimiter = options.delimiter
    var field: [UInt8] = []
    try append(to: &field) { byte in
      byte == delimiter || byte == 0x0a || byte == 0x0d || byte == UInt8(ascii: "\"")
    }
    if try source.peek() == UInt8(ascii: "\"") { throw source.error(.quoteInUnquotedField) }
    return field
  }

  private mutating func append(
    to field: inout [UInt8], until isEnd: (UInt8) -> Bool
  ) throws {
    var mayGoOn = true
    while mayGoOn {
      mayGoOn = try source.takeRun(into: &field, until: isEnd)
      guard field.count <= options.fieldLimit else {
        throw source.error(.fieldTooLong(limit: options.fieldLimit))
      }
    }
  }
}
