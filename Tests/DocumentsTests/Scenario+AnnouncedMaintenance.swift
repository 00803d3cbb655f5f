import Exchange
import Market
import Simulation

extension Scenario {
  /// The whole life of an announced maintenance within ten minutes: notice, cancel-only, halt, an
  /// estimate that slips once, audit, cancel-only, auction, open.
  static var announcedMaintenance: Scenario {
    Scenario(
      name: "announced-maintenance",
      summary: "Maintenance announced in time, one slip, an audit and a reopening by auction.",
      start: Instant(nanoseconds: 1_773_133_200_000_000_000),
      configuration: practiceConfiguration(minimumNotice: .minutes(5)), user: practiceUser,
      accounts: [practiceStake], markets: practiceMarkets, timeline: storageMove)
  }

  private static var storageMove: [ScheduledAction] {
    [
      ScheduledAction(at: .seconds(20), .announce(storageMovePlan)),
      progress(at: 387, 1, "Closing the gateways and counting orders and balances", next: 420),
      progress(at: 410, 2, "Copying the order books to the new storage", next: 440),
      ScheduledAction(
        at: .seconds(425),
        .revise(
          notice: 1, expectedOpen: .seconds(570),
          reason: "The copy is checked a second time: one checksum took longer than rehearsed.",
          nextUpdateDue: .seconds(455))),
      progress(at: 445, 3, "Checking the copy order by order", next: 475),
      progress(at: 468, 4, "Starting the matcher on the new storage", next: 495),
      progress(at: 482, 5, "Opening the gateways to the operator's own tests", next: 580),
    ]
  }

  private static func progress(
    at seconds: Int64, _ step: Int, _ title: String, next: Int64
  ) -> ScheduledAction {
    ScheduledAction(
      at: .seconds(seconds),
      .report(
        notice: 1, WorkProgress(step: step, steps: 5, title: title),
        nextUpdateDue: .seconds(next)))
  }

  private static var storageMovePlan: ScheduledMaintenance {
    ScheduledMaintenance(
      title: "Order books move to new storage",
      reason: "The old storage is at the end of its life. Matching must stand still to move.",
      cancelOnlyAt: .seconds(355), haltAt: .seconds(385), expectedOpen: .seconds(515),
      verifying: .seconds(15), reopeningCancelOnly: .seconds(25), auction: .seconds(40),
      restingOrders: .hold,
      advice: "Orders keep their place in the queue. Cancel what you do not want to reopen with.",
      nextUpdateDue: .seconds(390))
  }
}
