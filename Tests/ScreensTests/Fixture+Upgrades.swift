import Desk
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
    Named(name: "prompt-wrong", state: prompt("nothing")),
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

  private static func with(_ overlay: Overlay, _ from: DeskState) -> DeskState {
    var state = from
    state.overlay = overlay
    return state
  }

  private static func prompt(_ text: String) -> DeskState {
    var prompt = Prompt()
    prompt.text = text
    if text == "nothing" { prompt.fault = "there is no such command" }
    return with(.prompt(prompt), busy)
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
