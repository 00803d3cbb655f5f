import Market
import Testing

@Suite struct PhaseTableTests {
  /// What each phase allows, written down a second time and independently.
  static let table: [(MarketPhase, Set<PhaseActivity>)] = [
    (.open, Set(PhaseActivity.allCases)),
    (.postOnly, [.placePostOnly, .placeConditional, .amendDown, .amend, .cancel]),
    (.cancelOnly, [.amendDown, .cancel]),
    (.halted(.maintenance), []), (.halted(.operatorDecision), []), (.halted(.fault), []),
    (
      .auction,
      [.placeLimit, .placePostOnly, .placeConditional, .amendDown, .amend, .cancel]
    ),
  ]

  @Test(arguments: table.indices, PhaseActivity.allCases)
  func aPhaseAllowsWhatTheTableSays(row: Int, activity: PhaseActivity) {
    let (phase, allowed) = Self.table[row]
    #expect(phase.allows(activity) == allowed.contains(activity))
  }
}
