internal import CBOR
internal import EventLog
internal import EventSourcing

extension CommandReceipt {
  func encoded() -> [UInt8] {
    var encoder = CBOREncoder(capacity: 32)
    encoder.writeArrayHeader(count: 3)
    encoder.writeUnsigned(position.rawValue)
    encoder.writeInteger(count)
    encoder.writeBytes(digest)
    return encoder.bytes
  }

  init(commandID: String, decoding bytes: RawSpan) throws {
    var decoder = CBORDecoder(bytes)
    try decoder.readArrayHeader(count: 3)
    let position = Position(rawValue: try decoder.readUInt64())
    let count = try decoder.readInt()
    let digest = try decoder.readBytes()
    try decoder.finish()
    self.init(commandID: commandID, digest: digest, position: position, count: count)
  }
}
