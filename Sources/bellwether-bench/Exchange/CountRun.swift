import Exchange
import Measure

/// Counts what the whole command path does besides computing, in the steady state: the second half
/// of a workload, after the first has brought every table to its size, and commands of every kind.
enum CountRun {
  /// How often commands of every kind are given in turn, after as many as warm up.
  static let turns = 200

  /// Counts, with something planted where that is wanted. Afterwards the process may only write and
  /// exit.
  static func count(_ stream: CommandStream, planting offence: Offence?) -> Counts {
    let commands = stream.commands
    let half = commands.count / 2
    var run = CommandRun(stream)
    run.carryOut(commands, from: 0, to: half)
    var mixed = MixedRun(stream.makeExchange())
    for _ in 0..<turns { mixed.runOnce() }
    precondition(mixed.refusalCount == turns, "of each turn the too large fill-or-kill is refused")
    return Counts.count {
      run.carryOut(commands, from: half, to: commands.count)
      for _ in 0..<turns { mixed.runOnce() }
      offence?.commit()
    }
  }
}
