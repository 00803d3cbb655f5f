import Desk
import Market
import Testing

@Suite struct NoticeBrowsingTests {
  private func rig(count: UInt32) -> Rig {
    var rig = Rig()
    for number in 1...count {
      let window = Window()
      rig.send(
        .notice(
          MaintenanceNotice(
            id: NoticeID(number), publishedAt: Rig.start, plan: window.notice.plan)))
    }
    return rig
  }

  @Test func theListBeginsWithTheNewest() {
    var rig = rig(count: 3)
    rig.press("N", "Enter")
    #expect(rig.state.overlay == .notice(2, scroll: 0))
    rig.press("Esc", "Down", "Down", "Enter")
    #expect(rig.state.overlay == .notice(0, scroll: 0))
    rig.press("Esc")
    rig.send(.pointer(.click, .row(1)))
    #expect(rig.state.overlay == .notice(1, scroll: 0))
  }

  @Test func leftAndRightTurnToOthersAndStopAtTheEnds() {
    var rig = rig(count: 2)
    rig.press("N", "Enter", "Right")
    #expect(rig.state.overlay == .notice(1, scroll: 0))
    rig.press("Left", "Left", "Left")
    #expect(rig.state.overlay == .notice(0, scroll: 0))
  }

  @Test func itScrollsAsFarAsTheFrameSays() {
    var rig = rig(count: 2)
    rig.press("n", "Down", "Down")
    #expect(rig.scroll == 2)
    rig.send(.scrollMax(1))
    #expect(rig.scroll == 1)
    rig.press("Down", "PgDn")
    #expect(rig.scroll == 1)
    rig.send(.pointer(.wheel(1), nil))
    #expect(rig.scroll == 0)
    rig.send(.scrollMax(9))
    rig.press("PgDn", "Up")
    #expect(rig.scroll == 8)
    // Another notice begins at its beginning.
    rig.press("Right")
    #expect(rig.state.overlay == .notice(1, scroll: 0))
  }
}

extension Rig {
  fileprivate var scroll: Int? {
    if case .notice(_, let scroll) = state.overlay { scroll } else { nil }
  }
}
