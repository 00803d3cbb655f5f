import Exchange
import Market

/// A stream that shows a difference.
public struct Failure: Sendable {
  /// On which stage.
  public let stage: Int
  /// Its steps; the difference shows at the last.
  public let steps: [Step]
  /// What is different.
  public let difference: String

  /// Makes a failure.
  public init(stage: Int, steps: [Step], difference: String) {
    self.stage = stage
    self.steps = steps
    self.difference = difference
  }
}

/// Runs of streams.
public enum Trial {
  /// How many steps a stream has, before its market is drained and the next one begins.
  public static let streamLength = 2_000

  /// Plays steps on a stage; gives the first difference.
  public static func play(_ steps: [Step], on stage: Int) -> Failure? {
    var duel = Duel(Stage(stage))
    for (index, step) in steps.enumerated() {
      if let difference = duel.take(step).difference {
        return Failure(stage: stage, steps: Array(steps[...index]), difference: difference)
      }
    }
    return nil
  }

  /// Plays one stream of a seed.
  public static func stream(
    seed: UInt64, number: Int, length: Int = streamLength, coverage: inout Coverage,
    kinds: [StepKind] = StepKind.allCases,
    features: Set<StreamFeature> = Set(StreamFeature.allCases),
    trace: ((Step) -> Void)? = nil
  ) -> Failure? {
    let stage = Stage(number)
    var random = StreamRandom(seed: seed &* 1_000_003 &+ UInt64(number))
    var source = StepSource(
      stage: stage, seed: random.next(), kinds: kinds, features: features)
    var duel = Duel(stage)
    var taken: [Step] = []
    func failed(_ step: Step) -> Failure? {
      trace?(step)
      taken.append(step)
      let (difference, events) = duel.take(step)
      source.take(events)
      return difference.map { Failure(stage: number, steps: taken, difference: $0) }
    }
    for step in stage.opening { if let failure = failed(step) { return failure } }
    // Some streams are short, so that more markets see their first trade.
    for _ in 0..<(number % 3 == 2 ? length / 8 : length) {
      if let failure = failed(source.next()) { return failure }
    }
    for step in drain(source, stage) { if let failure = failed(step) { return failure } }
    coverage.add(duel.coverage, occasions: duel.occasions)
    if let left = duel.leftovers {
      return Failure(stage: number, steps: taken, difference: left)
    }
    return nil
  }

  /// The steps after which nothing may be open or held: notices run out, markets open, and
  /// everybody cancels everything, until no bracket brings anything more.
  private static func drain(_ source: StepSource, _ stage: Stage) -> [Step] {
    var steps = [Step(after: .seconds(20), .nothing)]
    var reference: UInt64 = 1 << 40
    for _ in 0..<6 {
      for market in 0..<8 {
        steps.append(
          Step(after: .zero, .directive(.setPhase(InstrumentID(UInt16(market)), .open))))
      }
      steps.append(Step(after: .seconds(2), .nothing))
      for account in 0...16 {
        reference += 1
        steps.append(
          Step(
            after: .zero,
            .command(
              Command(
                account: AccountID(UInt32(account)), reference: ClientReference(reference),
                .cancelAll(instrument: nil, side: nil)))))
      }
    }
    return steps
  }
}

extension Duel {
  /// What is open or held after everything was cancelled.
  var leftovers: String? {
    for account in reference.accountIDs {
      if exchange.openOrderCount(of: account) != 0 {
        return "account \(account.rawValue) has orders open after cancelling all"
      }
      for asset in 0..<reference.assetCount {
        let held = exchange.balance(account, AssetID(UInt16(asset))).held.units
        if held != 0 { return "account \(account.rawValue) holds \(held) for no order" }
      }
    }
    return nil
  }
}
