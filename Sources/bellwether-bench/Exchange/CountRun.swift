import Exchange
import Measure

/// Counts what the whole command path does besides computing, in the steady state: the second half
/// of a workload, after the first has brought every table to its size.
enum CountRun {
  /// Counts, with something planted where that is wanted. Afterwards the process may only write and
  /// exit.
  static func count(_ stream: CommandStream, planting offence: Offence?) -> Counts {
    let commands = stream.commands
    let half = commands.count / 2
    var run = CommandRun(stream)
    run.carryOut(commands, from: 0, to: half)
    return Counts.count {
      run.carryOut(commands, from: half, to: commands.count)
      offence?.commit()
    }
  }
}
