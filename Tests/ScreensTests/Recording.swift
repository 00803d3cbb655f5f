import Canvas
import Desk
import Documents
import Foundation
import Testing

@testable import Screens

/// A screen as it was once looked at and found good, in a file beside the tests: in every mode.
///
/// The file has the characters, then the looks of a row run by run (`a12b` is twelve cells like `a`
/// and one like `b`), the same in ASCII, and at last what each letter stands for: the roles, and
/// the style in true colour, in 256 colours, in 16 and without any. In the ASCII part `=` is a row
/// that only had its characters exchanged, or has the same looks. Where a mode draws with other
/// characters, as a heatmap does whose colours cannot be mixed, they follow as a part of their own,
/// in which `=` is a row with the same. With `RECORD=1` in the
/// environment the files are written anew instead of compared.
struct Recording {
  let name: String
  let size: Size

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Frames")

  var fileName: String { "\(name)-\(size.width)x\(size.height).frame" }

  private var path: String { Self.folder.appendingPathComponent(fileName).path }

  /// The theme that the colours are recorded of.
  static let theme = Result { try ThemeLibrary().theme(named: ThemeLibrary.standardName) }

  /// What a screen of the desk would be recorded as.
  func text(of state: DeskState) throws -> String {
    var letters = LookLetters()
    let unicode = try plane(state, .unicode, &letters)
    let ascii = try plane(state, .ascii, &letters)
    var text = unicode.text.joined(separator: "\n") + "\n--- looks\n"
    text += unicode.looks.joined(separator: "\n") + "\n"
    text += Self.others(unicode) + "--- ASCII\n"
    for (row, line) in ascii.text.enumerated() {
      text += (line == Self.inASCII(unicode.text[row]) ? "=" : line) + "\n"
    }
    text += "--- looks in ASCII\n"
    for (row, line) in ascii.looks.enumerated() {
      text += (line == unicode.looks[row] ? "=" : line) + "\n"
    }
    text += Self.others(ascii)
    return text + "--- roles | true colour | 256 | 16 | none\n" + letters.legend
  }

  private func plane(
    _ state: DeskState, _ glyphs: GlyphSet, _ letters: inout LookLetters
  ) throws -> Plane {
    let theme = try Self.theme.get()
    func draw(_ theme: Theme) -> Grid {
      Screens.frame(state, theme: theme, glyphs: glyphs, size: size).grid
    }
    let roles = draw(.numbered)
    let modes = LookLetters.depths.map { draw(theme.lowered(to: $0)) }
    let looks = (0..<size.height).map { y in
      var runs = ""
      var last: Character?
      var count = 0
      for x in 0...size.width {
        let place = y * size.width + x
        let letter =
          x < size.width
          ? letters.letter(roles.cells[place].style, modes.map { $0.cells[place].style }) : nil
        if letter == last {
          count += 1
        } else {
          if let last { runs += "\(last)" + (count > 1 ? "\(count)" : "") }
          (last, count) = (letter, 1)
        }
      }
      return runs
    }
    return Plane(text: Self.lines(roles), looks: looks, modes: modes.map(Self.lines))
  }

  private static func lines(_ grid: Grid) -> [String] {
    grid.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// The characters of the modes that have others.
  private static func others(_ plane: Plane) -> String {
    var text = ""
    for (depth, lines) in zip(LookLetters.depths, plane.modes) where lines != plane.text {
      text += "--- characters in \(depth)\n"
      for (row, line) in lines.enumerated() {
        text += (line == plane.text[row] ? "=" : line) + "\n"
      }
    }
    return text
  }

  /// What is recorded with one set of characters, row by row.
  private struct Plane {
    var text: [String]
    var looks: [String]
    /// The characters in each of the modes.
    var modes: [[String]]
  }

  private static func inASCII(_ line: String) -> String {
    String(
      String.UnicodeScalarView(line.unicodeScalars.compactMap { GlyphSet.ascii.glyph(for: $0) }))
  }

  /// Compares the desk with its recording; says where it differs, or `nil` where it does not.
  func difference(from state: DeskState) throws -> String? {
    let new = try text(of: state)
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try new.write(toFile: path, atomically: true, encoding: .utf8)
      return nil
    }
    guard let old = try? String(contentsOfFile: path, encoding: .utf8) else {
      return "there is no recording \(path); RECORD=1 makes one"
    }
    return old == new ? nil : Self.difference(old: old, new: new)
  }

  /// The first lines that differ, one below the other, with a mark under each column that does.
  static func difference(old: String, new: String) -> String {
    let olds = old.split(separator: "\n", omittingEmptySubsequences: false)
    let news = new.split(separator: "\n", omittingEmptySubsequences: false)
    var report = ""
    var count = 0
    for number in 0..<max(olds.count, news.count) {
      let before = number < olds.count ? olds[number] : ""
      let after = number < news.count ? news[number] : ""
      guard before != after else { continue }
      count += 1
      guard count <= 8 else { continue }
      let (left, right) = (Array(before), Array(after))
      let marks = (0..<max(left.count, right.count)).map { column in
        column < left.count && column < right.count && left[column] == right[column] ? " " : "^"
      }
      report += "\nline \(number + 1)\n  was \(before)\n  is  \(after)\n      \(marks.joined())"
    }
    return "\(count) lines differ" + report
  }
}
