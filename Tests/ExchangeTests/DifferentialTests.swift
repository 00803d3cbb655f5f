import ExchangeReference
import Market
import Testing

/// The exchange against one that does everything in the most obvious way: every event, queue and
/// balance must be the same after every step. The program `exchange-proof` does the same in bulk.
@Suite struct DifferentialTests {
  @Test(arguments: 0..<8)
  func everythingIsTheSameAfterEveryStep(number: Int) {
    var coverage = Coverage()
    let failure = Trial.stream(seed: 1, number: number, length: 400, coverage: &coverage)
    guard let failure else { return }
    let shortest = Shrinking().shrink(failure)
    Issue.record("\(shortest.difference)\n\(shortest.swiftCode)")
  }

  /// Differences that there were, each cut down to its shortest stream.
  @Suite struct Former {
    private func open(_ accounts: UInt32...) -> [Step] {
      accounts.flatMap { account in
        [Step(after: .zero, .directive(.openAccount(AccountID(account))))]
          + (0..<3).map {
            Step(
              after: .zero,
              .directive(.deposit(AccountID(account), AssetID($0), Money(units: 100_000))))
          }
      }
    }

    private func ask(
      _ account: UInt32, _ reference: UInt64, _ action: Command.Action
    ) -> Step {
      Step(
        after: .zero,
        .command(
          Command(
            account: AccountID(account), reference: ClientReference(reference), action)))
    }

    private func order(
      _ side: Side, _ lots: Int64, at ticks: Int64, in market: UInt16 = 0, showing: Int64 = 0,
      _ prevention: SelfTradePrevention = .expireMaker
    ) -> NewOrder {
      NewOrder(
        instrument: InstrumentID(market), side: side, selfTradePrevention: prevention,
        price: Price(ticks: ticks), quantity: Quantity(lots: lots),
        displayQuantity: Quantity(lots: showing))
    }

    private func pair(_ ticks: Int64, stop: Int64, in market: UInt16 = 0) -> OneCancelsOther {
      OneCancelsOther(
        limit: order(.sell, 7, at: ticks, in: market), stopTrigger: Price(ticks: stop))
    }

    @Test func orderInAuctionMeetsLimitLegOfOwnPair() {
      let steps =
        open(1) + [
          Step(after: .zero, .directive(.setPhase(InstrumentID(0), .auction))),
          ask(1, 1, .placePair(pair(103, stop: 98))),
          ask(1, 2, .place(order(.buy, 5, at: 110))),
        ]
      #expect(Trial.play(steps, on: 0)?.difference == nil)
    }

    @Test func refusedCancelOfAllCountsBothOrdersOfPair() {
      let steps =
        open(1) + [
          ask(1, 1, .placePair(pair(103, stop: 98))),
          Step(after: .zero, .directive(.setPhase(InstrumentID(0), .halted(.fault)))),
          ask(1, 2, .cancelAll(instrument: nil, side: nil)),
        ]
      #expect(Trial.play(steps, on: 0)?.difference == nil)
    }

    @Test func replacementSaysLevelsOfBothMarketsBeforeBalances() {
      let steps =
        open(1, 2) + [
          ask(1, 1, .placePair(pair(103, stop: 98, in: 2))),
          ask(2, 2, .place(order(.sell, 24, at: 83, showing: 1))),
          ask(1, 3, .replace(OrderID(1 << 8), with: order(.buy, 7, at: 88))),
        ]
      #expect(Trial.play(steps, on: 2)?.difference == nil)
    }

    /// Nine levels are moved out of the band at once. (Only an optimised build freed the memory of
    /// the first eight before they were copied.)
    @Test func levelsFarFromTheTouchSurvive() {
      let levels = (0..<10).map { ask(1, $0 + 1, .place(order(.sell, 1, at: 95 + Int64($0)))) }
      let steps = open(1) + levels + [ask(1, 20, .place(order(.sell, 1, at: 30)))]
      #expect(Trial.play(steps, on: 2)?.difference == nil)
    }
  }

  /// A failing stream is cut down to the steps that it takes to fail.
  @Test func streamsAreCutDownToWhatFails() {
    let steps = (0..<100).map { number in
      Step(
        after: .milliseconds(1),
        .command(
          Command(
            account: AccountID(1), reference: ClientReference(number),
            .cancelAll(instrument: nil, side: nil))))
    }
    func play(_ steps: [Step], _ stage: Int) -> Failure? {
      let references: [UInt64] = steps.compactMap {
        if case .command(let command) = $0.ask { command.reference.rawValue } else { nil }
      }
      let needed: [UInt64] = [17, 18, 71]
      guard needed.allSatisfy({ references.contains($0) }) else { return nil }
      return Failure(stage: stage, steps: steps, difference: "too many")
    }
    let shortest = Shrinking(play).shrink(Failure(stage: 0, steps: steps, difference: "too many"))
    #expect(shortest.steps.count == 3)
    #expect(shortest.steps.allSatisfy { $0.after == .zero })
    #expect(shortest.swiftCode.contains("ClientReference(71)"))
  }
}
