import Desk
import Documents
import Testing

@Suite("Reading documents")
struct DocumentReaderTests {
  /// Reads the field `value` of a document and tells what came of it.
  static func read<Value>(
    _ text: String, _ read: (inout DocumentReader, DocumentNode) -> Value?
  ) -> (value: Value?, problems: [String]) {
    var reader = DocumentReader(file: "f.yaml")
    guard let root = reader.root(of: Array(text.utf8)),
      let fields = reader.fields(of: root, describing: "a test", allowed: ["value"]),
      let node = reader.required("value", of: fields)
    else { return (nil, reader.problems.map(\.description)) }
    let value = read(&reader, node)
    return (value, reader.problems.map(\.description))
  }

  @Test(
    "whole numbers within bounds",
    arguments: [
      ("value: 12", 12, nil), ("value: 1_000", 1000, nil), ("value: -3", -3, nil),
      ("value: 1001", nil, "'1001'"), ("value: 1.5", nil, "'1.5'"), ("value: []", nil, "a list"),
      ("value: {}", nil, "a mapping"), ("value:", nil, "nothing"), ("value: ''", nil, "''"),
      ("value: 99999999999999999999", nil, "'99999999999999999999'"),
    ] as [(String, Int64?, String?)])
  func integers(text: String, expected: Int64?, found: String?) {
    let (value, problems) = Self.read(text) { $0.integer($1, "value", in: -5...1000) }
    #expect(value == expected)
    let column = text == "value:" ? 7 : 8
    #expect(
      problems
        == (found.map {
          ["f.yaml:1:\(column): value must be a whole number from -5 to 1000, found \($0)"]
        } ?? []))
  }

  @Test("words, yes and no, lists")
  func others() {
    #expect(Self.read("value: true") { $0.boolean($1, "value") }.value == true)
    #expect(
      Self.read("value: yes") { $0.boolean($1, "value") }.problems
        == ["f.yaml:1:8: value must be true or false, found 'yes'"])
    #expect(Self.read("value: no") { $0.text($1, "value") }.value == "no")
    #expect(
      Self.read("value: tex") { $0.choice($1, "value", of: ["text", "list"]) }.problems
        == ["f.yaml:1:8: value must be one of text, list, found 'tex'; did you mean 'text'?"])
    #expect(Self.read("value: list") { $0.choice($1, "value", of: ["text", "list"]) }.value == 1)
    #expect(Self.read("value: [a, b]") { $0.list($1, "value") }.value?.count == 2)
    #expect(
      Self.read("value: a") { $0.list($1, "value") }.problems
        == ["f.yaml:1:8: value must be a list, found 'a'"])
  }

  @Test("problems come in the order of their places, each once")
  func order() {
    var reader = DocumentReader(file: "f.yaml")
    reader.report("c", line: 3, column: 1)
    reader.report("b", line: 1, column: 9)
    reader.report("a", line: 1, column: 2)
    reader.report("b", line: 1, column: 9)
    #expect(throws: DocumentError.self) { try reader.finish(1) }
    do throws(DocumentError) {
      _ = try reader.finish(1)
    } catch {
      #expect(error.description == "f.yaml:1:2: a\nf.yaml:1:9: b\nf.yaml:3:1: c")
    }
  }

  @Test("bytes that are not UTF-8, and too many of them")
  func bytes() {
    var reader = DocumentReader(file: "f.yaml")
    #expect(reader.root(of: Array("a: é\nb: ".utf8) + [0xff, 0x41]) == nil)
    #expect(reader.problems.map(\.description) == ["f.yaml:2:4: the file is not UTF-8 text"])
    var other = DocumentReader(file: "f.yaml")
    #expect(other.root(of: Array(repeating: 0x20, count: 1 << 20 + 1)) == nil)
    #expect(
      other.problems.map(\.description) == ["f.yaml:1:1: the file has more than 1048576 bytes"])
  }

  @Test("deep nesting and aliases of aliases neither crash nor fill the memory")
  func attacks() {
    var deep = DocumentReader(file: "f.yaml")
    #expect(deep.root(of: Array(repeating: UInt8(ascii: "["), count: 100_000)) == nil)
    #expect(deep.problems.count == 1)
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      let item = "*a\(level - 1)"
      text += "a\(level): &a\(level) [\(item), \(item), \(item), \(item), \(item)]\n"
    }
    var bomb = DocumentReader(file: "f.yaml")
    #expect(bomb.root(of: Array(text.utf8)) != nil)
  }

  @Test(
    "the nearest word",
    arguments: [
      ("ligth", "light"), ("lihgt", "light"), ("LIGHT", "light"), ("drk", "dark"),
      ("hihg-contrast", "high-contrast"), ("mono", "monochrome"), ("xyz", nil), ("", nil),
      ("terminals", "terminal"),
    ] as [(String, String?)])
  func nearest(word: String, expected: String?) {
    let words = ["dark", "light", "high-contrast", "terminal", "monochrome"]
    #expect(nearestWord(to: word, among: words) == expected)
  }
}
