import Desk
import Market

/// A window of maintenance as the venue would publish it, moved from stage to stage by the test.
struct Window {
  var notice: MaintenanceNotice

  /// Announced at the rig's start: cancel-only at 14:07, halt at 14:07:30, back at 14:10.
  init(restingOrders: HaltPolicy = .hold, instruments: [InstrumentID] = []) {
    let start = Rig.start
    notice = MaintenanceNotice(
      id: NoticeID(1), publishedAt: start,
      plan: MaintenancePlan(
        title: "Matching engine 4.2", reason: "a new version", instruments: instruments,
        cancelOnlyAt: start + .minutes(7), haltAt: start + .seconds(450),
        expectedOpen: start + .minutes(10), verifying: .seconds(20),
        reopeningCancelOnly: .seconds(30), auction: .seconds(30), restingOrders: restingOrders,
        advice: "cancel what should not rest through it", nextUpdateDue: start + .minutes(7)))
  }

  mutating func enter(_ stage: MaintenanceStage, at seconds: Int64) {
    notice.stage = stage
    change(at: seconds)
  }

  mutating func move(to seconds: Int64, at now: Int64, reason: String) {
    let open = Rig.start + .seconds(seconds)
    notice.estimates.append(
      EstimateChange(
        time: Rig.start + .seconds(now), from: notice.plan.expectedOpen, to: open, reason: reason))
    notice.plan.expectedOpen = open
    change(at: now)
  }

  mutating func report(_ step: Int, of steps: Int, _ title: String, due: Int64, at now: Int64) {
    notice.progress = WorkProgress(step: step, steps: steps, title: title)
    notice.plan.nextUpdateDue = Rig.start + .seconds(due)
    change(at: now)
  }

  mutating func audit(passed: Bool, at now: Int64) {
    let lost: Int128 = passed ? 0 : 5
    notice.audit = AuditReport(
      countedAt: Rig.start, auditedAt: Rig.start + .seconds(now), ordersBefore: 214,
      ordersAfter: 214, orderHashBefore: 1, orderHashAfter: 1,
      assets: (0..<3).map {
        AssetAudit(
          asset: AssetID($0), totalBefore: 100, totalAfter: $0 == 0 ? 100 - lost : 100,
          heldByOrders: 7, heldInAccounts: 7)
      })
    change(at: now)
  }

  private mutating func change(at seconds: Int64) {
    notice.revision += 1
    notice.updatedAt = Rig.start + .seconds(seconds)
  }
}

extension Rig {
  /// Publishes a window's notice at so many seconds after the start, with the phase that goes with
  /// it, and shows it.
  mutating func publish(_ window: Window, at seconds: Int64, phase: MarketPhase? = nil) {
    venue.time = Rig.start + .seconds(seconds)
    if let phase {
      for index in venue.markets.indices {
        happen(
          .phase(InstrumentID(UInt16(index)), from: venue.markets[index].phase, to: phase), to: nil)
        venue.markets[index].phase = phase
      }
    }
    send(.notice(window.notice))
    show()
  }
}
