import ArgumentParser
import Pseudoterminal

/// `bellwether-bench faults`: everything that can happen to a journal, on purpose.
struct FaultsBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "faults",
    abstract: "Kills, cuts, flips, and fails disks under a journal; measures recovery.",
    discussion: """
      A market with agents and one participant is recorded and disturbed. After each disturbance \
      the journal is recovered twice, and compared with everything that the participant had been \
      told: nothing of that may be missing or doubled, and both recoveries must have the same \
      hash. Ends with a failure where anything is wrong. Without options it does a little of each.
      """)

  @Option(help: "Kill a recording process at so many random moments.")
  var kills = 0

  @Flag(help: "Cut a sample journal at every byte.")
  var cut = false

  @Flag(help: "Flip a bit in every byte of a sample journal.")
  var flip = false

  @Option(help: "Let the power fail so many times.")
  var power = 0

  @Option(help: "Let disks fail: every twentieth of so many rounds for each kind of fault.")
  var disk = 0

  @Option(
    name: .customLong("recovery"),
    help: "Measure recovery of journals of so many commands; can be repeated.")
  var recovery: [Int] = []

  @Option(help: "Where files are written; removed again.")
  var folder = "/tmp/bellwether-faults"

  @Option(help: "Another seed, other moments.")
  var seed: UInt64 = 1

  func run() throws {
    let isShort = kills == 0 && !cut && !flip && power == 0 && disk == 0 && recovery.isEmpty
    var isWell = true
    if cut || flip || isShort {
      let damage = try DamageRun()
      if cut || isShort { isWell = try damage.cut() && isWell }
      if flip || isShort { isWell = try damage.flip() && isWell }
    }
    if power > 0 || isShort {
      isWell = try DiskRun(rounds: isShort ? 20 : power, seed: seed).power() && isWell
    }
    if disk > 0 || isShort {
      isWell = try DiskRun(rounds: isShort ? 40 : disk, seed: seed).faults() && isWell
    }
    if kills > 0 || isShort {
      let run = KillRun(kills: isShort ? 16 : kills, folder: folder, seed: seed)
      isWell = try run.run() && isWell
    }
    if !recovery.isEmpty || isShort {
      let run = RecoveryRun(commands: isShort ? [100_000] : recovery, folder: folder)
      isWell = try run.run() && isWell
    }
    guard isWell else { throw ExitCode(1) }
  }
}
