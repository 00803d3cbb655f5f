import Foundation
import Testing

/// The measuring program, built for release.
private enum Bench {
  /// Where it is, as `BELLWETHER_BENCH` says.
  static let program = ProcessInfo.processInfo.environment["BELLWETHER_BENCH"]
}

/// What the exchange does besides computing, as `bellwether-bench` counts it. Only a build for
/// release tells: `BELLWETHER_BENCH` names one.
@Suite(
  .enabled(
    if: Bench.program != nil, "BELLWETHER_BENCH names no bellwether-bench built for release"))
struct CountTests {
  private func count(_ arguments: String...) throws -> (output: String, status: Int32) {
    let small = ["--resting", "5000", "--operations", "200000"]
    let run = try Bellwether.run(
      #require(Bench.program), ["exchange", "--count"] + small + arguments)
    return (run.output, run.status)
  }

  @Test func aSteadyStreamOfCommandsOnlyComputes() throws {
    let run = try count()
    #expect(run.output.contains("allocations 0, references 0, locks 0, system calls 0"))
    #expect(run.status == 0)
  }

  @Test(arguments: ["allocation", "reference", "lock", "call"])
  func whatIsPlantedIsCounted(offence: String) throws {
    let run = try count("--plant", offence)
    #expect(!run.output.contains("allocations 0, references 0, locks 0, system calls 0"))
    #expect(run.output.contains("counted over"))
    #expect(run.status == 1)
  }
}
