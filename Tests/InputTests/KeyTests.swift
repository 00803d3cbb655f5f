import Input
import Testing

@Test func arrowsAreKeys() {
  var decoder = InputDecoder()
  #expect(decoder.decode(Array("\u{1B}[A".utf8), at: 0) == [.key(KeyPress(.up))])
}
