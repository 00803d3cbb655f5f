import Canvas
import Desk
import Market
import Screens
import Simulation

/// A theme on one page: its name, a swatch of every role, and the desk with a banner and a ticket.
struct ThemePreview {
  /// The desk that is drawn in each theme.
  private let state: DeskState

  private static let width = 80
  private static let columns = 4
  private static let desk = Size(width: width, height: 22)

  /// Plays the beginning of a scenario, up to an order that is being written.
  init(scenario: Scenario) throws {
    var desk = try StagedDesk(
      scenario: scenario, seed: 1, focus: InstrumentID(0), size: Self.desk, theme: "")
    for (seconds, keys) in [(2, "2s j Enter"), (3, "3s J Enter"), (4, "4s t Enter"), (25, "25s j")]
    {
      desk.run(until: .seconds(Int64(seconds)))
      desk.press(try PressArgument(reading: keys).keys)
    }
    state = desk.state
  }

  /// Draws the page.
  func grid(_ theme: Theme, glyphs: GlyphSet) -> Grid {
    let roles = ThemeRole.allCases
    let rows = (roles.count + Self.columns - 1) / Self.columns
    let size = Size(width: Self.width, height: rows + 3 + Self.desk.height)
    var brush = Brush(size: size, theme: theme, glyphs: glyphs)
    let head = theme.title + (theme.name.isEmpty ? "" : "  (\(theme.name))")
    brush.put(head, at: Point(x: 1, y: 0), theme[.title].with(.bold), width: Self.width - 2)
    let width = Self.width / Self.columns
    for (number, role) in roles.enumerated() {
      let place = Point(x: number / rows * width, y: 2 + number % rows)
      brush.plot(glyphs.rightwards.last?.glyph ?? "#", at: Point(x: place.x + 1, y: place.y), role)
      brush.fill(Rect(x: place.x + 3, y: place.y, width: width - 4, height: 1), role)
      brush.put(role.name, at: Point(x: place.x + 3, y: place.y), role, width: width - 4)
    }
    var grid = brush.grid
    let desk = Screens.frame(state, theme: theme, glyphs: glyphs, size: Self.desk).grid
    for y in 0..<desk.size.height {
      for x in 0..<desk.size.width { grid[x, rows + 3 + y] = desk[x, y] }
    }
    return grid
  }
}
