import Canvas
import Desk
import Foundation
import Testing

@testable import Screens

/// Every screen and everything that lies over it, at the sizes people have, in every mode.
///
/// A new screen is a line in `Fixture.all`; `RECORD=1` then makes its files, which are to be looked
/// at.
@Suite("Recorded frames")
struct RecordedFramesTests {
  /// The sizes that every screen is recorded at.
  static let sizes: [Size] = [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 60),
  ]

  /// Screens that are recorded at the smallest size too, or where there is no room for any.
  static let small: [(name: String, size: Size)] = [
    ("prompt-chain", Size(width: 60, height: 16)), ("busy", Size(width: 80, height: 60)),
    ("fill-taker", Size(width: 60, height: 16)), ("frozen-feed", Size(width: 60, height: 16)),
    ("other-market", Size(width: 60, height: 16)),
    ("busy", Size(width: 60, height: 16)), ("halted", Size(width: 60, height: 16)),
    ("ticket", Size(width: 60, height: 16)), ("help", Size(width: 60, height: 16)),
    ("busy", Size(width: 59, height: 16)), ("busy", Size(width: 60, height: 15)),
    ("busy", Size(width: 12, height: 3)),
  ]

  @Test("every screen at the usual sizes", arguments: Fixture.all, sizes)
  func usual(named: Fixture.Named, size: Size) throws {
    try expect(named.name, named.state, size)
  }

  @Test("the smallest, and too small", arguments: small)
  func smallest(name: String, size: Size) throws {
    try expect(name, try #require(Fixture.state(name)), size)
  }

  @Test("a recording for each, and none without its screen")
  func complete() throws {
    let wanted =
      Fixture.all.flatMap { named in
        Self.sizes.map { Recording(name: named.name, size: $0).fileName }
      } + Self.small.map { Recording(name: $0.name, size: $0.size).fileName }
    let files = try FileManager.default.contentsOfDirectory(atPath: Recording.folder.path)
    #expect(Set(files).subtracting(wanted).sorted() == [])
    #expect(Set(wanted).count == wanted.count)
    #expect(Set(Fixture.all.map(\.name)).count == Fixture.all.count)
  }

  private func expect(_ name: String, _ state: DeskState, _ size: Size) throws {
    let recording = Recording(name: name, size: size)
    let difference = try recording.difference(from: state)
    #expect(difference == nil, "\(name) \(size.width)x\(size.height): \(difference ?? "")")
  }
}

@Suite("Differences between recordings")
struct RecordingTests {
  @Test("name the lines and mark the columns") func differences() {
    let report = Recording.difference(old: "same\nabc\n", new: "same\naxc\n")
    #expect(report == "1 lines differ\nline 2\n  was abc\n  is  axc\n       ^ ")
  }

  @Test("the looks of a row are runs, and every letter says what it is in each mode")
  func looks() throws {
    let size = Size(width: 59, height: 16)
    let text = try Recording(name: "busy", size: size).text(of: Fixture.busy)
    let parts = text.components(separatedBy: "--- ")
    #expect(
      parts.dropFirst().map { $0.prefix { $0 != "\n" } } == [
        "looks", "ASCII", "looks in ASCII", "roles | true colour | 256 | 16 | none",
      ])
    #expect(parts[0].split(separator: "\n", omittingEmptySubsequences: false).count == 17)
    #expect(parts[1].contains("\na59\n"))
    #expect(parts[4].contains("\na background | d3d9e3 on 0e1116 | 253 on 233 | 7 on 0 | plain\n"))
    #expect(parts[4].contains("danger | ff7b72 on 0e1116 bold"))
  }

  @Test("a colour that changes in one mode alone is seen")
  func oneMode() {
    var letters = LookLetters()
    let style = Style(foreground: .ansi(1))
    let first = letters.letter(style, [style, style, style, style])
    let other = Style(foreground: .ansi(2))
    #expect(letters.letter(style, [style, style, other, style]) != first)
    #expect(letters.letter(style, [style, style, style, style]) == first)
  }
}
