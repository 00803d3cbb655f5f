import Desk
import Input
import Market

// Upgrades, the command line, and what does not go on.
extension Fixture {
  static let upgrades: [Named] = [
    Named(name: "upgrading", state: upgrading(.building(played: 1_234, of: 5_678))),
    Named(name: "handing-over", state: upgrading(.handingOver)),
    Named(name: "upgraded", state: upgrading(.done(upgradeResult))),
    Named(
      name: "upgrade-refused",
      state: upgrading(.refused("the new world did not catch up in time"))),
    Named(
      name: "upgraded-announced",
      state: upgrading(.done(upgradeResult), noticed(.within5Minutes))),
    Named(name: "upgrading-halted", state: upgrading(.handingOver, noticed(.halted))),
    Named(name: "prompt", state: prompt("ca")),
    Named(name: "prompt-named", state: prompt("upgrade")),
    Named(name: "prompt-wrong", state: prompt("buy 0.1 @bud", KeyPress(.enter))),
    Named(name: "prompt-chain", state: prompt("size 0.1; 2 buy 0.1 @bid; cancel ")),
    Named(name: "palette", state: pressed(KeyPress(.character("p"), .control), "can")),
    Named(name: "macros", state: pressed(KeyPress(.character("@")), "")),
    Named(name: "search", state: pressed(KeyPress(.character("/")), "bought")),
    Named(name: "search-nothing", state: pressed(KeyPress(.character("/")), "zzz")),
    Named(name: "help-filtered", state: pressed(KeyPress(.character("?")), "/cancel")),
    Named(name: "halted-for-good", state: haltedForGood),
    Named(name: "notice-of-the-end", state: with(.notice(0, scroll: 0), haltedForGood)),
    Named(name: "notices", state: manyNotices), Named(name: "long-notice", state: longNotice(0)),
    Named(name: "long-notice-scrolled", state: longNotice(9)),
  ]

  static let upgradeResult = UpgradeResult(
    stateHash: 0x00a1_5eed_cafe_0042, orderCount: 4_127, recordCount: 5_680,
    buildNanoseconds: 412_000_000, pauseNanoseconds: 3_140_000)

  private static func upgrading(_ stage: UpgradeStage, _ from: DeskState = busy) -> DeskState {
    var state = from
    state.upgrade = stage
    return state
  }

  static func with(_ overlay: Overlay, _ from: DeskState) -> DeskState {
    var state = from
    state.overlay = overlay
    return state
  }

  /// The busy desk after keys, letters as they are typed.
  static func pressed(_ opening: KeyPress, _ text: String, _ last: KeyPress? = nil) -> DeskState {
    var state = busy
    let letters = text.map { KeyPress(.character($0)) }
    for key in [opening] + letters + (last.map { [$0] } ?? []) {
      _ = Desk.update(&state, .input(.key(key)))
    }
    return state
  }

  private static func prompt(_ text: String, _ last: KeyPress? = nil) -> DeskState {
    pressed(KeyPress(.character(":")), text, last)
  }

  /// After an audit that failed.
  static var haltedForGood: DeskState {
    var state = noticed(.verifying)
    state.notices[0].audit = audit
    state.notices[0].audit?.assets[2].totalAfter -= 5
    for index in state.view.markets.indices { state.view.markets[index].phase = .halted(.fault) }
    return state
  }

  /// More notices than rows.
  static var manyNotices: DeskState {
    var state = noticed(.within5Minutes)
    let plan = state.notices[0].plan
    state.notices = (1...30).map { number in
      var notice = MaintenanceNotice(
        id: NoticeID(UInt32(number)), publishedAt: now - .seconds(Int64(4_000 - number)), plan: plan
      )
      notice.plan.title = "Work number \(number)"
      notice.stage = number < 29 ? .completed : .within5Minutes
      notice.updatedAt = notice.publishedAt
      return notice
    }
    state.tab = .notices
    return state
  }

  /// A notice that moved more often than there are rows.
  static func longNotice(_ scroll: Int) -> DeskState {
    var state = noticed(.halted)
    let plan = state.notices[0].plan
    state.notices[0].estimates = (1...20).map { number in
      EstimateChange(
        time: now - .seconds(Int64(100 - number)), from: plan.expectedOpen - .seconds(60),
        to: plan.expectedOpen, reason: "Reason number \(number).")
    }
    return with(.notice(0, scroll: scroll), state)
  }
}
