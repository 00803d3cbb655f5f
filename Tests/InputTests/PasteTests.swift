import Input
import Testing

@Suite struct PasteTests {
  private static let text = "sell 100 @ 7\u{1B}[A\u{1B}[20\u{1B}[201 \u{3}y"

  @Test func aPasteIsOneEventWhereverItIsCut() {
    let bytes = Array("\u{1B}[200~\(Self.text)\u{1B}[201~".utf8)
    for first in 1..<bytes.count {
      for second in first..<bytes.count {
        var decoder = InputDecoder()
        var events = decoder.decode(Array(bytes[..<first]), at: 0)
        events += decoder.decode(Array(bytes[first..<second]), at: 0)
        events += decoder.elapse(to: second == 1 ? 0 : 60_000)
        events += decoder.decode(Array(bytes[second...]), at: 60_000)
        #expect(events == [.paste("sell 100 @ 7[A[20[201 y")], "cut at \(first), \(second)")
      }
    }
  }

  @Test func lineEndsAreMadeEqualAndControlsTakenOut() {
    var decoder = InputDecoder()
    let bytes = Array("\u{1B}[200~a\rb\r\nc\n\n\td\0\u{7}\u{9B}e\u{1B}[201~".utf8)
    #expect(decoder.decode(bytes, at: 0) == [.paste("a\nb\nc\n\n\tde")])
  }

  @Test func invalidTextIsReplaced() {
    var decoder = InputDecoder()
    let bytes = Array("\u{1B}[200~".utf8) + [0x61, 0xFF, 0x62] + Array("\u{1B}[201~".utf8)
    #expect(decoder.decode(bytes, at: 0) == [.paste("a\u{FFFD}b")])
  }

  @Test func aHugePasteIsCutAndStillSwallowed() {
    var decoder = InputDecoder()
    var events = decoder.decode(Array("\u{1B}[200~".utf8), at: 0)
    let block = [UInt8](repeating: UInt8(ascii: "9"), count: 1 << 16)
    for _ in 0..<20 { events += decoder.decode(block, at: 0) }
    #expect(events == [] && decoder.isPasting && decoder.deadline == nil)
    events += decoder.decode(Array("\u{1B}[201~q".utf8), at: 0)
    let kept = String(repeating: "9", count: InputDecoder.pasteBytesMax)
    #expect(events == [.paste(kept), .key(KeyPress(.character("q")))])
    #expect(!decoder.isPasting)
  }

  @Test func anEndWithoutABeginningIsNothing() {
    var decoder = InputDecoder()
    #expect(decoder.decode(Array("\u{1B}[201~".utf8), at: 0) == [])
    #expect(decoder.decode(Array("\u{1B}[200~\u{1B}[201~".utf8), at: 0) == [.paste("")])
  }
}
