import Desk
import Input
import Market
import Testing

@Suite struct EnterEscapeTests {
  @Test(arguments: [
    (Int64(6_173_232), Side.buy), (6_173_241, .buy), (6_173_242, .sell), (6_173_250, .sell),
  ])
  func enterAtAPriceOpensTheTicketForTheSideThatRests(ticks: Int64, side: Side) throws {
    for safety in [Safety.armed, .hot] {
      var rig = Rig(safety)
      rig.send(.pointer(.click, .ladder(Price(ticks: ticks), .price)))
      #expect(rig.press("Enter").isEmpty)
      let ticket = try #require(rig.ticket)
      #expect(ticket.side == side)
      #expect(Rig.orders(rig.press("Enter")).map(\.price) == [Price(ticks: ticks)])
    }
  }

  @Test func enterWithoutAPriceDoesNothing() {
    var rig = Rig(.hot)
    #expect(rig.press("Enter").isEmpty)
    #expect(rig.state.overlay == nil)
  }

  @Test func enterInViewOpensNothing() {
    var rig = Rig(.view)
    rig.press("Down", "Enter")
    #expect(rig.state.overlay == nil)
    #expect(rig.said.hasPrefix("VIEW sends no orders"))
  }

  @Test func escapeClosesTheTopmostThingThenLetsGo() {
    var rig = Rig()
    rig.press("Down", "Enter")
    #expect(rig.ticket != nil && rig.state.ladder.cursor != nil)
    rig.press("Esc")
    #expect(rig.state.overlay == nil && rig.state.ladder.cursor != nil)
    rig.press("Esc")
    #expect(rig.state.ladder.cursor == nil)
    rig.press("Esc")
    #expect(rig.effects.isEmpty)
  }

  @Test func hotIsHardToEnterByAccident() {
    var rig = Rig(.view)
    rig.press("H")
    #expect(rig.state.safety == .view)
    #expect(rig.said == "arm the desk first, then go HOT")
    rig.press("a", "H")
    #expect(rig.state.safety == .armed && rig.question?.action == .safetyHot)
    rig.press("Esc")
    #expect(rig.state.safety == .armed)
    rig.press("H", "n")
    #expect(rig.state.safety == .armed)
    rig.press("H", "y")
    #expect(rig.state.safety == .hot)
    rig.press("H")
    #expect(rig.state.overlay == nil)
    rig.press("v")
    #expect(rig.state.safety == .view)
  }

  @Test func leavingAsksWhereOrdersAreOpen() {
    var rig = Rig()
    #expect(rig.press("q") == [.quit])
    rig.rest(11, .buy, 6_173_239)
    rig.show()
    #expect(rig.press("q").isEmpty)
    #expect(
      rig.question?.text == "Leave? 1 order is open, and the market ends with the program.")
    #expect(rig.press("Esc").isEmpty)
    #expect(rig.press("q", "Enter") == [.quit])
  }

  @Test func controlCTwiceAlwaysLeaves() {
    for opening in [[], ["b"], ["?"], ["f"], ["H"]] {
      var rig = Rig()
      rig.rest(11, .buy, 6_173_239)
      rig.show()
      for key in opening { rig.press(key) }
      #expect(rig.press("Ctrl-C").isEmpty)
      #expect(rig.press("Ctrl-C") == [.quit])
    }
  }

  @Test func enterClosesListsAndNotices() {
    var rig = Rig()
    for key in ["?", "n"] {
      rig.send(.notice(Window().notice))
      rig.press(key)
      #expect(rig.state.overlay != nil)
      rig.press("Enter")
      #expect(rig.state.overlay == nil)
    }
  }

  static let keys: [KeyPress] =
    ActionTable.definitions.flatMap(\.bindings).map(\.key)
    + "0123456789.zZ:/".map { KeyPress(.character($0)) }

  @Test(arguments: 0..<12) func noOrderEverLeavesInView(seed: UInt64) {
    var random = SplitMix(state: seed)
    var rig = Rig(.view)
    rig.happen(.filled(Rig.fill(5, trade: 1, .buy, .taker, lots: 700, at: 6_173_242)))
    rig.rest(11, .buy, 6_173_239)
    rig.rest(12, .sell, 6_173_249)
    rig.show()
    for _ in 0..<400 {
      guard let key = Self.keys.randomElement(using: &random) else { continue }
      // The key that arms the desk, and its name where names are typed, are the only ways out of
      // VIEW.
      let context = rig.state.context
      if KeyMap.standard.action(for: key, in: context) == .safetyArmed { continue }
      let commands = Rig.commands(rig.send(.input(.key(key))))
      if context == .prompt || context == .palette { rig.state.safety = .view }
      #expect(rig.state.safety == .view)
      for command in commands {
        switch command {
        case .cancel, .cancelAll: break
        default: Issue.record("\(key.name) sent \(command) in VIEW")
        }
      }
    }
  }

  @Test(arguments: 0..<12) func escapeAndPasteNeverSend(seed: UInt64) {
    var random = SplitMix(state: seed)
    var rig = Rig(seed % 2 == 0 ? .armed : .hot)
    rig.rest(11, .buy, 6_173_239)
    rig.show()
    var sent = 0
    for _ in 0..<400 {
      guard let key = Self.keys.randomElement(using: &random) else { continue }
      sent += rig.send(.input(.key(key))).count
      #expect(rig.send(.input(.paste("b\rs\nX1.5\u{1b}"))).isEmpty)
      let before = rig.state.context
      #expect(rig.send(.input(.key(KeyPress(.escape)))).isEmpty)
      #expect(rig.state.overlay == nil, "\(before) was closed")
    }
    #expect(sent > 0)
  }
}
