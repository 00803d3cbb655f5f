import Canvas
import Desk
import Foundation
import Testing

@testable import Screens

/// A frame as it was once looked at and found good, in a file beside the tests.
///
/// The file has the glyphs as text and then the styles, one letter a cell. With `RECORD=1` in the
/// environment the files are written anew instead of compared.
struct Recording {
  let name: String
  let size: Size

  private var path: String {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    return folder.appendingPathComponent("Frames/\(name)-\(size.width)x\(size.height).frame").path
  }

  /// What a frame of the desk would be recorded as.
  func text(of state: DeskState) -> String {
    let frame = Screens.frame(state, theme: .numbered, glyphs: .unicode, size: size)
    return frame.grid.text + "--- styles\n" + frame.grid.styleText(.numbered)
  }

  /// Compares the desk with its recording; says where it differs, or `nil` where it does not.
  func difference(from state: DeskState) throws -> String? {
    let new = text(of: state)
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
