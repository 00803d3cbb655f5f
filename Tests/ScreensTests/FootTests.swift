import Canvas
import Desk
import Input
import Market
import Testing

@testable import Screens

/// The last lines of small screens: what says what to do is never cut.
@Suite("The last lines of the screen")
struct FootTests {
  private static let compact = Size(width: 80, height: 24)
  private static let long =
    "step 1 of 3, buy 0.5 61000: needs 30,512.20 USDT, 14,904.11 free (the rest is held by 2 "
    + "orders); 2 after it not done; cancel one with x, or all with X"

  /// The text of a frame with all runs of blanks as one.
  private func words(_ state: DeskState, _ size: Size = compact) -> String {
    EverySizeTests.frame(state, size).grid.text.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  private func said(_ text: String = long) -> DeskState {
    var state = Fixture.busy
    _ = Desk.update(&state, .note(.warning, text))
    return state
  }

  @Test(
    "a new message that is too long takes the hints' row, then the account's",
    arguments: [(80, 24), (100, 30), (120, 40)])
  func whole(width: Int, height: Int) {
    let words = words(said(), Size(width: width, height: height))
    #expect(words.contains("all with X") && words.contains("needs 30,512.20 USDT"))
  }

  @Test("the smallest screen has three rows for it") func smallest() {
    let words = words(said(String(Self.long.suffix(120))), Size(width: 60, height: 16))
    #expect(words.contains("all with X") && words.contains("USDT, 14,904.11 free"))
  }

  @Test("a key, or some seconds, give the rows back") func givenBack() {
    var state = said()
    let hint = "? help"
    #expect(!words(state).contains(hint))
    var pressed = state
    Fixture.press(.down, &pressed)
    #expect(words(pressed).contains(hint) && words(pressed).contains("free"))
    state.view.time = state.view.time + .seconds(9)
    #expect(words(state).contains(hint))
  }

  @Test("at ten times the speed the seconds are still the person's") func fast() {
    var state = said()
    state.view.clock.speedPerMille = 10_000
    state.view.time = state.view.time + .seconds(60)
    #expect(words(state).contains("all with X"))
    state.view.time = state.view.time + .seconds(60)
    #expect(!words(state).contains("all with X"))
  }

  @Test("a short one takes nothing") func short() {
    #expect(words(said("short")).contains("? help"))
  }

  @Test("the command line keeps its row") func prompt() {
    var state = Fixture.busy
    Fixture.press(":", &state)
    _ = Desk.update(&state, .note(.warning, Self.long))
    #expect(words(state).contains(":"))
    let frame = EverySizeTests.frame(state, Self.compact)
    #expect(frame.grid.text.split(separator: "\n").last?.hasPrefix(" :") == true)
  }

  @Test("the account's line has what is free of both assets, and names its position")
  func account() {
    var state = Fixture.busy
    #expect(words(state).contains("USDT") && words(state).contains("P/L"))
    for text in ["free", "USDT", "BTC"] { #expect(words(state).contains(text), "\(text)") }
    // Large figures everywhere: the free amounts stay.
    state.view.balances[0].total = Fixture.money("9876543.21", 0)
    let quote = state.session.assets[0].text(state.view.balances[0].available)
    #expect(words(state).contains("\(quote) USDT"), "\(words(state))")
    // Flat here says of what.
    state.markets[0] = MarketMemory(reference: Fixture.references[0])
    #expect(words(state).contains("BTC flat") || words(state).contains("BTC position flat"))
    let wide = words(state, Size(width: 120, height: 40))
    #expect(wide.contains("position BTC") && wide.contains("flat"))
  }

  @Test("amounts keep what parts their thousands as long as anything fits") func thousands() {
    let usdt = Fixture.assets[0]
    for (text, width, shown) in [
      ("100000", 10, "100,000.00"), ("100000", 9, "100,000.0"), ("1234567.89", 10, "1,234,567"),
      ("1234567.89", 8, "1234567"), ("0.01", 9, "0.01"),
    ] {
      #expect(NumberText.compact(Fixture.money(text, 0), of: usdt, width: width) == shown)
    }
    // At 120 columns the account has room for a hundred thousand.
    var state = Fixture.busy
    state.view.balances[0] = Balance(total: Fixture.money("100000", 0))
    #expect(words(state, Size(width: 120, height: 40)).contains("100,000.00 100,000.00"))
  }
}
