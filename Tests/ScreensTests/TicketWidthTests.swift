import Canvas
import Desk
import Input
import Market
import Testing

@testable import Screens

/// The ticket says all that it has to say, at every size.
@Suite("The ticket's room")
struct TicketWidthTests {
  private static let sizes = [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 60),
  ]

  /// The rows of the window whose title has a word, without its frame.
  private func window(_ state: DeskState, _ size: Size, _ kind: String) -> [String] {
    let title = "· \(kind)"
    let rows = EverySizeTests.frame(state, size).grid.text
      .split(separator: "\n", omittingEmptySubsequences: false).map { Array($0) }
    guard let top = rows.firstIndex(where: { String($0).contains(title) }),
      let corner = rows[top].indices.last(where: { column in
        "╭┌+".contains(rows[top][column])
          && String(rows[top][column...].prefix(60)).contains(title)
      }), let end = rows[top][corner...].firstIndex(where: { "╮┐".contains($0) })
    else { return [] }
    return rows[(top + 1)...].prefix { $0.count > end && !"╰└".contains($0[corner]) }
      .map { String($0[(corner + 1)..<end]) }
  }

  private func words(_ rows: [String]) -> String {
    rows.flatMap { $0.split(separator: " ") }.joined(separator: " ")
  }

  @Test("nothing is cut in any kind at any size", arguments: TicketKind.allCases)
  func nothingIsCut(kind: TicketKind) throws {
    for size in Self.sizes {
      let rows = window(Fixture.ticket(kind), size, kind.name)
      #expect(rows.count >= 8, "\(kind) \(size)")
      #expect(!words(rows).contains("…"), "\(kind) \(size): \(words(rows))")
      #expect(words(rows).contains("needs") && words(rows).contains("value"), "\(kind) \(size)")
    }
  }

  @Test("slippage is said whole, with what it costs", arguments: sizes)
  func slippage(size: Size) {
    var state = Fixture.busy
    state.ladder.cursor = nil
    state.view.asks[0].quantity = Fixture.lots(1_000)
    Fixture.press("4m", &state)
    let words = words(window(state, size, "market"))
    #expect(words.contains("slips") && words.contains("costs"), "\(words)")
    #expect(words.contains("USDT needs") || words.contains("USDT value"), "\(words)")
  }

  @Test("there is more room on a larger screen") func wider() {
    let widths = Self.sizes.map {
      window(Fixture.ticket(.bracket), $0, "bracket").first?.count ?? 0
    }
    #expect(widths[2] > widths[1] && widths[1] >= 46)
  }

  @Test("the value of what waits is its worst", arguments: sizes) func worst(size: Size) {
    var state = Fixture.ticket(.stop)
    #expect(words(window(state, size, "stop")).contains("value at least"))
    Fixture.press("b", &state)
    #expect(words(window(state, size, "stop")).contains("value at most"))
    #expect(!words(window(Fixture.ticket(.limit), size, "limit")).contains("at least"))
  }

  @Test("Enter is bright only where nothing is known to speak against the order") func bright() {
    let size = Self.sizes[1]
    func style(_ state: DeskState) -> Style? {
      let frame = EverySizeTests.frame(state, size)
      let regions = frame.targets.filter { $0.target == .action(.confirm) }
      return regions.last.flatMap { frame.grid[$0.rect.x, $0.rect.y]?.style }
    }
    var state = Fixture.ticket(.limit)
    #expect(style(state) == Theme.numbered.style(.key, on: .overlay))
    Fixture.press("99999", &state)
    #expect(style(state) == Theme.numbered.style(.disabled, on: .overlay))
  }

  @Test("a refusal stands in the ticket, once", arguments: sizes) func refused(size: Size) throws {
    var state = Fixture.ticket(.limit)
    state.view.focus = InstrumentID(0)
    var effects = Desk.update(&state, .input(.key(KeyPress(.enter))))
    effects.removeAll { if case .submit = $0 { false } else { true } }
    guard case .submit(let command)? = effects.first else {
      Issue.record("nothing was sent")
      return
    }
    _ = Desk.update(&state, .busy(command.reference))
    let words = words(window(state, size, "limit"))
    #expect(words.contains("not sent, the venue is busy"), "\(words)")
  }
}
