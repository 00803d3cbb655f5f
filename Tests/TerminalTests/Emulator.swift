import Canvas
import Testing

/// A terminal, as far as curses and we use one: what it would show after the bytes it was sent.
///
/// It is strict: what it does not know, it notes in `unknown`, and tests expect none.
struct Emulator {
  /// How a cell looks: the parameters of its colours, and its emphasis.
  struct Look: Hashable {
    var foreground = ""
    var background = ""
    var emphasis: Set<Int> = []
  }

  /// A cell.
  struct Place: Hashable {
    var glyph: Unicode.Scalar = " "
    var look = Look()

    /// The cell without what cannot be seen: nobody sees the colour of a blank.
    var visible: Place {
      guard glyph == " ", look.emphasis.isDisjoint(with: [4, 7]) else { return self }
      return Place(look: Look(background: look.background))
    }
  }

  /// Whether clearing uses the present background.
  let clearsInColour: Bool
  private(set) var size: Size
  /// The cells, row by row.
  private(set) var cells: [Place]
  /// Modes that are on; private ones are negative.
  private(set) var modes: Set<Int> = []
  /// What was not understood.
  private(set) var unknown: [String] = []
  /// The questions that were asked.
  private(set) var questions: [String] = []
  /// How the next character would look.
  private(set) var look = Look()

  private var column = 0
  private var row = 0
  private var wrapsNext = false
  private var top = 0
  private var bottom: Int
  private var last: Unicode.Scalar = " "

  init(size: Size, clearsInColour: Bool = true) {
    self.size = size
    self.clearsInColour = clearsInColour
    bottom = size.height - 1
    cells = Array(repeating: Place(), count: size.width * size.height)
  }

  /// The text of a row, without blanks at its end.
  func text(row: Int) -> String {
    var line = String(
      String.UnicodeScalarView(cells[row * size.width..<(row + 1) * size.width].map(\.glyph)))
    while line.last == " " { line.removeLast() }
    return line
  }

  /// A cell by its place.
  subscript(column: Int, row: Int) -> Place { cells[row * size.width + column] }

  /// Takes bytes. They must not be cut within a sequence or a character.
  mutating func take(_ bytes: [UInt8]) {
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    var place = 0
    while place < scalars.count {
      let scalar = scalars[place]
      place += 1
      switch scalar {
      case "\u{1B}": place = takeEscape(scalars, place)
      case "\r": (column, wrapsNext) = (0, false)
      case "\n": lineFeed()
      case "\u{8}": (column, wrapsNext) = (max(0, column - 1), false)
      case "\t": (column, wrapsNext) = (min(size.width - 1, (column / 8 + 1) * 8), false)
      case "\u{F}", "\0": break
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        unknown.append("control \(scalar.value)")
      default: draw(scalar)
      }
    }
  }

  private mutating func draw(_ scalar: Unicode.Scalar) {
    if wrapsNext {
      column = 0
      lineFeed()
    }
    cells[row * size.width + column] = Place(glyph: scalar, look: look)
    last = scalar
    if column == size.width - 1 { wrapsNext = true } else { column += 1 }
  }

  private mutating func lineFeed() {
    wrapsNext = false
    if row == bottom { scroll(from: top, by: 1) } else { row = min(row + 1, size.height - 1) }
  }

  private var blank: Place {
    var place = Place()
    if clearsInColour { place.look.background = look.background }
    return place
  }

  /// Moves the rows from one to the bottom margin up, or down if `count` is negative.
  private mutating func scroll(from first: Int, by count: Int) {
    let width = size.width
    for _ in 0..<min(abs(count), bottom - first + 1) {
      let (gone, fresh) = count > 0 ? (first, bottom) : (bottom, first)
      cells.removeSubrange(gone * width..<(gone + 1) * width)
      cells.insert(contentsOf: Array(repeating: blank, count: width), at: fresh * width)
    }
  }

  private mutating func clear(_ range: Range<Int>) {
    for index in range { cells[index] = blank }
  }

  private mutating func takeEscape(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
    guard start < scalars.count else {
      unknown.append("cut escape")
      return start
    }
    switch scalars[start] {
    case "[": return takeControl(scalars, start + 1)
    case "(", ")":
      if scalars[start + 1] != "B", scalars[start + 1] != "0" { unknown.append("character set") }
      return start + 2
    case "M":
      if row == top { scroll(from: top, by: -1) } else { row = max(0, row - 1) }
    case "\\", "=", ">", "7", "8": break
    default: unknown.append("escape \(scalars[start])")
    }
    return start + 1
  }

  private mutating func takeControl(_ scalars: [Unicode.Scalar], _ start: Int) -> Int {
    guard let end = scalars[start...].firstIndex(where: { (0x40...0x7E).contains($0.value) }) else {
      unknown.append("cut sequence")
      return scalars.count
    }
    let text = String(String.UnicodeScalarView(scalars[start..<end]))
    let final = scalars[end]
    if text.hasPrefix("?") && (final == "h" || final == "l") {
      for mode in text.dropFirst().split(separator: ";").compactMap({ Int($0) }) {
        if final == "h" { modes.insert(-mode) } else { modes.remove(-mode) }
        if mode == 1049 { clear(0..<cells.count) }
      }
    } else if text.hasPrefix("?") && final == "c" {
      // The shape of the Linux console's cursor.
    } else if text.hasPrefix("?") || final == "c" {
      questions.append(text + String(Character(final)))
    } else {
      let numbers = text.split(separator: ";", omittingEmptySubsequences: false)
      if numbers.contains(where: { !$0.isEmpty && Int($0) == nil }) {
        unknown.append("CSI \(text)\(final)")
      } else {
        take(final, numbers.map { Int($0) ?? 0 })
      }
    }
    return end + 1
  }

  private mutating func take(_ final: Unicode.Scalar, _ numbers: [Int]) {
    let first = numbers.first ?? 0
    let count = max(1, first)
    let start = row * size.width
    if final != "m" && final != "b" { wrapsNext = false }
    switch final {
    case "A": row = max(0, row - count)
    case "B": row = min(size.height - 1, row + count)
    case "C": column = min(size.width - 1, column + count)
    case "D": column = max(0, column - count)
    case "G", "`": column = min(size.width, count) - 1
    case "d": row = min(size.height, count) - 1
    case "H", "f":
      row = min(size.height, count) - 1
      column = min(size.width, max(1, numbers.count > 1 ? numbers[1] : 1)) - 1
    case "J":
      let place = start + column
      clear(first == 0 ? place..<cells.count : first == 1 ? 0..<place + 1 : 0..<cells.count)
    case "K":
      let place = start + column
      let end = start + size.width
      clear(first == 0 ? place..<end : first == 1 ? start..<place + 1 : start..<end)
    case "X": clear(start + column..<start + min(size.width, column + count))
    case "P", "@":
      for _ in 0..<count {
        let end = start + size.width - 1
        cells.remove(at: final == "P" ? start + column : end)
        cells.insert(blank, at: final == "P" ? end : start + column)
      }
    case "L": scroll(from: row, by: -count)
    case "M": scroll(from: row, by: count)
    case "S": scroll(from: top, by: count)
    case "T": scroll(from: top, by: -count)
    case "b": for _ in 0..<count { draw(last) }
    case "m": takeLook(numbers)
    case "r":
      top = max(1, first) - 1
      bottom = (numbers.count > 1 ? min(numbers[1], size.height) : size.height) - 1
      (row, column) = (0, 0)
    case "l", "h": if first != 4 && first != 34 { unknown.append("mode \(first)") }
    case "t": break
    default: unknown.append("CSI \(numbers)\(final)")
    }
  }

  private mutating func takeLook(_ numbers: [Int]) {
    var rest = numbers[...]
    if rest.isEmpty { look = Look() }
    while let number = rest.popFirst() {
      switch number {
      case 0: look = Look()
      case 1...9: look.emphasis.insert(number)
      case 22: look.emphasis.subtract([1, 2])
      case 23...29: look.emphasis.remove(number - 20)
      case 30...37, 90...97: look.foreground = "\(number)"
      case 40...47, 100...107: look.background = "\(number)"
      case 39: look.foreground = ""
      case 49: look.background = ""
      case 38, 48:
        let colour = rest.prefix(rest.first == 2 ? 4 : 2)
        rest = rest.dropFirst(colour.count)
        let text = colour.map(String.init).joined(separator: ";")
        if number == 38 { look.foreground = text } else { look.background = text }
      default: unknown.append("look \(number)")
      }
    }
  }
}

extension Emulator {
  /// Expects the characters of a grid, or what stands for them without Unicode.
  func expectGlyphs(_ grid: Grid, unicode: Bool) {
    expectCells { column, row in
      let glyph = grid[column, row]?.glyph ?? " "
      var place = self[column, row]
      place.glyph = unicode || glyph.isASCII ? glyph : "?"
      return place
    }
  }

  /// Expects a grid in true colour, character by character and colour by colour.
  func expect(_ grid: Grid) {
    expectCells { column, row in
      grid[column, row].map { Place(glyph: $0.glyph, look: Look($0.style)) } ?? Place()
    }
  }

  /// Expects what another terminal shows.
  func expect(_ other: Emulator) {
    expectCells { other[$0, $1] }
  }

  private func expectCells(_ wanted: (Int, Int) -> Place) {
    var wrong: [String] = []
    for row in 0..<size.height {
      for column in 0..<size.width {
        let (shown, should) = (self[column, row].visible, wanted(column, row).visible)
        if shown != should { wrong.append("\(column),\(row): \(shown) and not \(should)") }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count) cells, the first: \(wrong.first ?? "")")
  }
}

extension Emulator.Look {
  /// What a style is in true colour.
  init(_ style: Style) {
    foreground = Self.parameters(style.foreground, normal: 30, bright: 90)
    background = Self.parameters(style.background, normal: 40, bright: 100)
    let codes: [(Emphasis, Int)] = [
      (.bold, 1), (.dim, 2), (.italic, 3), (.underline, 4), (.reverse, 7),
    ]
    emphasis = Set(codes.filter { style.emphasis.contains($0.0) }.map(\.1))
  }

  private static func parameters(_ colour: Colour, normal: Int, bright: Int) -> String {
    switch colour {
    case .terminal: ""
    case .ansi(let number): "\(number < 8 ? normal + Int(number) : bright + Int(number) - 8)"
    // The darkest blues are the numbers of the terminal's own colours.
    case .rgb(red: 0, green: 0, blue: 0..<16): "2;0;1;0"
    case .rgb(let red, let green, let blue): "2;\(red);\(green);\(blue)"
    }
  }
}
