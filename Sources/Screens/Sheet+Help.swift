internal import Canvas
internal import Desk

/// The list of every key.
extension Sheet {
  /// A line of the help: a heading, or keys and what they do.
  private struct Line {
    var heading = ""
    var keys = ""
    var help = ""
    /// Whether an entry or a part begins here; else it goes on.
    var isStart: Bool { !heading.isEmpty || !keys.isEmpty || isBlank }
    /// Whether it is the gap between two parts.
    var isBlank: Bool { heading.isEmpty && keys.isEmpty && help.isEmpty }
  }

  /// How wide the column of keys is.
  private static let keyWidth = 16

  /// Draws every key from the table of actions, or those that a filter keeps, scrolled down by so
  /// many rows.
  mutating func help(scroll: Int, filter: HelpFilter? = nil, in bounds: Rect) {
    let count = bounds.width >= 110 ? 2 : 1
    let rect = bounds.centred(
      Size(width: min(bounds.width - 2, 82 * count), height: bounds.height))
    let inner = window(rect, title: [over("Keys", .title)])
    let top = filter == nil ? 0 : 1
    if let filter, inner.height > 3 { put(filter, in: inner.row(0)) }
    let body = Rect(
      x: inner.x, y: inner.y + top, width: inner.width, height: max(0, inner.height - 2 - top))
    let columns = body.columns(Array(repeating: .weight(1), count: count), gap: 3)
    let lines = helpLines(width: columns.map(\.width).min() ?? 0, filter)
    let start = count > 1 ? Self.secondColumn(lines) : lines.count
    let perColumn = max(start, lines.count - start)
    let most = max(0, perColumn - body.height)
    scrollMax = most
    let first = min(max(0, scroll), most)
    for (number, column) in columns.enumerated() {
      for row in 0..<column.height {
        let index = number * start + first + row
        guard first + row < (number == 0 ? start : perColumn), lines.indices.contains(index) else {
          break
        }
        draw(lines[index], in: column.row(row))
      }
    }
    brush.scrollBar(
      in: Rect(x: rect.maxX - 1, y: body.y, width: 1, height: body.height), first: first,
      visible: body.height, total: perColumn)
    var keys = [
      windowKey(.dismiss, "close", in: state.context),
      filter?.isTyping == true
        ? windowKey(.confirm, "done", in: .filter) : windowKey(.filterHelp, "filter", in: .help),
    ]
    if perColumn > body.height {
      keys += [
        windowKey(.scrollDown, "further", in: .help), windowKey(.scrollUp, "back", in: .help),
        windowKey(.scrollPageDown, "a page further", in: .help),
        windowKey(.scrollPageUp, "a page back", in: .help),
      ]
    }
    windowKeys(keys, in: inner.row(inner.height - 1))
  }

  /// Where the second of two columns begins: near the middle, and neither within an entry nor
  /// between a heading and what belongs to it.
  private static func secondColumn(_ lines: [Line]) -> Int {
    let middle = (lines.count + 1) / 2
    func isGood(_ index: Int) -> Bool {
      guard lines.indices.contains(index), index > 0 else { return false }
      let isEntry = lines[index].isStart && !lines[index].isBlank
      return isEntry && lines[index - 1].heading.isEmpty
    }
    let near = (0..<max(1, lines.count)).flatMap { [middle - $0, middle + $0] }
    guard let start = near.first(where: isGood) else { return middle }
    // The gap before a heading ends the first column.
    return start
  }

  private mutating func put(_ filter: HelpFilter, in row: Rect) {
    guard filter.isTyping else {
      brush.put(
        [over("only ", .dim), over(filter.line.text, .text)], at: row.origin, width: row.width)
      return
    }
    _ = typed(filter.line, after: "/ ", at: row.origin, until: row.maxX)
  }

  private func helpLines(width: Int, _ filter: HelpFilter?) -> [Line] {
    var lines: [Line] = []
    func add(_ keys: String, _ help: String) {
      for (number, part) in wrapped(help, width: max(8, width - Self.keyWidth)).enumerated() {
        lines.append(Line(keys: number == 0 ? keys : "", help: part))
      }
    }
    func add(_ title: String, _ entries: [(String, String)]) {
      let kept = entries.filter { filter?.keeps("\($0.0) \($0.1)") ?? true }
      guard !kept.isEmpty else { return }
      if !lines.isEmpty { lines.append(Line()) }
      lines.append(Line(heading: title))
      for (keys, help) in kept { add(keys, help) }
    }
    add(FirstSteps.title, FirstSteps.all.map { ($0.keys(in: keys), $0.help) })
    for part in keys.manual(macros: state.session.macros) {
      let isNamed = part.title == KeyMap.macroTitle
      add(part.title, part.lines.map { ($0.keys, isNamed ? "\($0.name): \($0.help)" : $0.help) })
    }
    add("Command line", CommandVerb.allCases.map { (":\($0.rawValue)", "\($0.usage): \($0.help)") })
    add("Marks of the ladder", legend)
    if lines.isEmpty { lines.append(Line(help: "no key has all of these words")) }
    return lines
  }

  /// What the marks of the ladder mean.
  private var legend: [(String, String)] {
    let pointer = text(glyphs.pointer)
    return [
      ("0.5\(pointer)3.8", "an own order of 0.5 with exactly 3.8 before it in the queue"),
      ("0.5\(pointer)3.8+", "several own orders; what is before the first of them"),
      (
        "0.5\(pointer)3.8\(text(glyphs.pointerLeft))1.2",
        "the same with 1.2 behind it, where there is room"
      ),
      ("(0.5)", "an own order that waits for this price and does not rest yet"),
      ("drag", "an own order with the mouse to another row: moves it there; never trades at once"),
      ("right click", "on an own order: cancels it"),
      ("\(text(glyphs.up)) \(text(glyphs.down))", "the last trade: bought, or sold, by who came"),
      ("H L", "the highest and the lowest price of the session, with a dotted line"),
      ("+1.2 -0.4", "stacked and pulled: what was added and taken away without trading, lately"),
      ("R", "refilled: all that was shown there traded, and it was there again at once"),
      (text(glyphs.pointerLeft), "beside a price: where the auction would uncross now"),
      (
        "\(text(glyphs.pointerLeft)) \(pointer)",
        "at the end of a bar: more than the full bar that the title names"
      ),
      (text(glyphs.hatch), "the book stands still; its figures are not live"),
    ]
  }

  private mutating func draw(_ line: Line, in row: Rect) {
    guard line.heading.isEmpty else {
      brush.put(line.heading, at: row.origin, over(.title).with(.bold), width: row.width)
      return
    }
    let width = Self.keyWidth
    brush.put(line.keys, at: Point(x: row.x + 1, y: row.y), over(.key), width: width - 2)
    brush.put(
      line.help, at: Point(x: row.x + width, y: row.y), over(.text),
      width: max(0, row.width - width))
  }
}
