import Testing

@testable import Documents

@Suite("Packed files")
struct InflateTests {
  private static let stored: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x04, 0x03, 0x01, 0x0A, 0x00, 0xF5, 0xFF, 0x62,
    0x65, 0x6C, 0x6C, 0x77, 0x65, 0x74, 0x68, 0x65, 0x72, 0x50, 0x0C, 0xD3, 0xA8, 0x0A, 0x00, 0x00,
    0x00,
  ]
  private static let repeated: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0x4B, 0x4A, 0xCD, 0xC9, 0x51, 0x48,
    0xC2, 0x41, 0x00, 0x00, 0xAA, 0xED, 0x97, 0x9C, 0x1D, 0x00, 0x00, 0x00,
  ]

  private func text(_ packed: [UInt8]) throws(Inflate.Failure) -> String {
    String(decoding: try Inflate.gzip(packed), as: UTF8.self)
  }

  @Test("stored and packed members come out as they were")
  func unpacks() throws {
    #expect(try text(Self.stored) == "bellwether")
    #expect(try text(Self.repeated) == "bell bell bell bell bell bell")
    #expect(try text(Self.stored + Self.repeated) == "bellwetherbell bell bell bell bell bell")
    #expect(try text(Self.stored + [0, 0, 0]) == "bellwether")
  }

  @Test("what is wrong is said")
  func faults() {
    #expect(throws: Inflate.Failure.noGzip) { try text(Array("bellwether".utf8)) }
    #expect(throws: Inflate.Failure.noGzip) { try text([]) }
    #expect(throws: Inflate.Failure.truncated) { try text(Array(Self.stored.dropLast(3))) }
    #expect(throws: Inflate.Failure.tooLarge(bytesMax: 9)) {
      try Inflate.gzip(Self.stored, bytesMax: 9)
    }
    var other = Self.stored
    other[15] ^= 1
    #expect(throws: Inflate.Failure.damaged) { try text(other) }
  }

  @Test("damaged bytes are a failure or a text, never a crash")
  func mutations() {
    for packed in [Self.stored, Self.repeated] {
      for place in packed.indices {
        for bit in 0..<8 {
          var other = packed
          other[place] ^= 1 << UInt8(bit)
          _ = try? Inflate.gzip(other, bytesMax: 1 << 12)
        }
        _ = try? Inflate.gzip(Array(packed[..<place]), bytesMax: 1 << 12)
      }
    }
  }
}
