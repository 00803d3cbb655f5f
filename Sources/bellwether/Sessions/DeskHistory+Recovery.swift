import Desk
import Market
import Venue

extension DeskHistory {
  /// What a recovered session knows of the account.
  init(_ past: AccountHistory) {
    self.init(
      fills: past.fills.map { fill in
        FillRecord(
          time: fill.time, fill: fill.fill, quantityAheadAtRest: fill.quantityAheadAtRest,
          tradedAtPrice: fill.tradedAtPrice)
      },
      queues: past.resting.map { QueueTrace($0.order, at: $0.sequence, traded: $0.traded) },
      isComplete: past.forgottenCount == 0)
  }
}
