import Canvas
import Desk
import Market
import Testing

@testable import Screens

@Suite("What lies over the screen")
struct OverlayTests {
  private static let size = Size(width: 120, height: 40)

  private func frame(_ state: DeskState, _ size: Size = size) -> Frame {
    EverySizeTests.frame(state, size)
  }

  @Test(
    "keeps the mouse from what it covers",
    arguments: ["help", "notice", "question", "palette", "search"])
  func modal(name: String) throws {
    let frame = frame(try #require(Fixture.state(name)))
    for y in 0..<Self.size.height {
      for x in 0..<Self.size.width {
        switch frame.target(at: Point(x: x, y: y)) {
        case .ladder, .order, .market, .tab, .row, .pane, .border:
          Issue.record("\(x) \(y) reaches below")
        case .action, .field, .choice, nil: break
        }
      }
    }
    let isThere = frame.targets.contains { $0.target == .action(.dismiss) }
    #expect(isThere)
  }

  @Test("a ticket leaves the ladder's prices within reach, and is no hole itself")
  func ticket() throws {
    let frame = frame(Fixture.ticket)
    let price = Price(ticks: 6_173_240)
    let row = try #require(frame.targets.first { $0.target == .ladder(price, .price) }?.rect)
    #expect(frame.target(at: row.origin) == .ladder(price, .own) || row.width > 0)
    let fields = frame.targets.compactMap { region -> Ticket.Field? in
      if case .field(let field) = region.target { field } else { nil }
    }
    #expect(fields == [.price, .quantity])
    let text = frame.grid.text
    #expect(text.contains("61732.39") && text.contains("Enter send") && text.contains("Esc close"))
    #expect(text.contains("needs 92,635.66 USDT"))
  }

  @Test("a market order has no price to type")
  func marketTicket() {
    let frame = frame(Fixture.marketTicket)
    let hasPrice = frame.targets.contains { $0.target == .field(.price) }
    #expect(!hasPrice)
    #expect(frame.grid.text.contains("· market") && frame.grid.text.contains("immediate or cancel"))
  }

  @Test("help has every key of the table", arguments: [(80, 24), (120, 40), (200, 60)])
  func help(width: Int, height: Int) {
    var seen = ""
    for scroll in stride(from: 0, through: 600, by: 4) {
      var state = Fixture.busy
      state.overlay = .help(scroll: scroll)
      seen += frame(state, Size(width: width, height: height)).grid.text
    }
    for definition in ActionTable.definitions {
      // Lines are wrapped, so the first words must do.
      let start = definition.help.split(separator: " ").prefix(3).joined(separator: " ")
      #expect(seen.contains(start), "\(definition.action)")
      let key = definition.bindings.first?.key.name ?? KeyMap.noKey
      #expect(seen.contains(key), "\(definition.action)")
    }
  }

  @Test("help begins with what a newcomer does", arguments: [(60, 16), (80, 24), (120, 40)])
  func firstSteps(width: Int, height: Int) throws {
    let text = frame(Fixture.help, Size(width: width, height: height)).grid.text
    for step in FirstSteps.all.prefix(4) {
      let keys = step.keys(in: .standard)
      #expect(text.contains(keys), "\(keys)")
    }
  }

  @Test("a notice tells its times, its moves and the audit to the last unit")
  func notice() {
    let text = frame(Fixture.notice).grid.text
    for words in [
      "Order books move to new storage", "✓ halted", "● auction", "○ open", "moved once, +2 m",
      "The copy is checked a second time.", "nothing lost", "4127 before, 4127 after",
      "2,000,000,000.00000000", "difference 0",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test(
    "a notice tells what matters most where there is little room", arguments: [(60, 16), (80, 24)])
  func smallNotice(width: Int, height: Int) {
    let text = frame(Fixture.notice, Size(width: width, height: height)).grid.text
    for words in [
      "Order books move to new storage", "● auction", "○ open", "nothing lost", "Esc close",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    // The sums are for whoever scrolls: the own orders and the time line come first.
    #expect(!text.contains("difference 0"))
  }

  @Test("an audit that failed says so in words")
  func failedAudit() throws {
    var state = Fixture.notice
    let audit = try #require(state.notices[0].audit)
    state.notices[0].audit?.assets[1].heldInAccounts += 1
    #expect(frame(state).grid.text.contains("held DIFFERS"))
    state.notices[0].audit = audit
    state.notices[0].audit?.assets[2].totalAfter -= 5
    let text = frame(state).grid.text
    #expect(text.contains("DIFFERENCE FOUND") && text.contains("difference -0.00000005"))
    state.notices[0].audit = audit
    state.notices[0].audit?.orderHashAfter += 1
    #expect(frame(state).grid.text.contains("queues NOT the same"))
  }

  @Test("a question is asked whole") func question() {
    let text = frame(Fixture.question).grid.text
    #expect(text.contains("Cancel all 5 open orders in 2 markets?"))
    #expect(text.contains("Enter yes") && text.contains("Esc no"))
  }
}

@Suite("Key hints")
struct HintTests {
  @Test("what the phase refuses is dimmed, and why is said once")
  func refused() throws {
    let size = Size(width: 120, height: 40)
    let open = EverySizeTests.frame(Fixture.busy, size)
    #expect(Self.style(of: .buyAtCursor, open) == Theme.numbered[.key])
    let closed = EverySizeTests.frame(Fixture.noticed(.cancelOnly), size)
    #expect(Self.style(of: .buyAtCursor, closed) == Theme.numbered[.disabled])
    #expect(Self.style(of: .cancelAll, closed) == Theme.numbered[.key])
    let reason = try #require(
      Desk.availability(of: .buyAtCursor, in: Fixture.noticed(.cancelOnly)).reason)
    let parts = closed.grid.text.components(separatedBy: reason)
    #expect(parts.count == 2, "\(reason)")
  }

  @Test("the way to help is on every layout", arguments: [60, 76, 80, 100, 120, 200])
  func help(width: Int) {
    for state in [Fixture.busy, Fixture.noticed(.halted), Fixture.thin, Fixture.paused] {
      for height in [16, 24, 40] {
        let text = EverySizeTests.frame(state, Size(width: width, height: height)).grid.text
        #expect(text.contains("? help"), "\(width)x\(height)")
      }
    }
  }

  @Test("stand where the mouse finds them") func targets() {
    let frame = EverySizeTests.frame(Fixture.busy, Size(width: 200, height: 60))
    for definition in KeyMap.standard.hints(in: .ladder) {
      let rect = frame.targets.last { $0.target == .action(definition.action) }?.rect
      #expect(rect != nil, "\(definition.action)")
      if let rect { #expect(frame.target(at: rect.origin) == .action(definition.action)) }
    }
  }

  private static func style(of action: Action, _ frame: Frame) -> Style? {
    let rect = frame.targets.last { $0.target == .action(action) }?.rect
    return rect.flatMap { frame.grid[$0.x, $0.y]?.style }
  }
}

extension String {
  /// The parts between a separator.
  fileprivate func components(separatedBy separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
