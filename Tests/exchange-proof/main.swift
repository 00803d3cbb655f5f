import ExchangeReference
import Glibc

/// A text without what every name of the vocabulary begins with.
func short(_ text: String) -> String {
  var text = text
  for noise in ["Market.", "rawValue: ", "ticks: ", "lots: ", "units: ", "nanoseconds: "] {
    text = text.split(separator: noise, omittingEmptySubsequences: false).joined()
  }
  return text
}

/// Numbers from the command line, as `name=value`.
func value(_ name: String, _ usual: Int) -> Int {
  for argument in CommandLine.arguments where argument.hasPrefix("\(name)=") {
    return Int(argument.dropFirst(name.count + 1)) ?? usual
  }
  return usual
}

let firstSeed = value("seed", 1)
let seeds = value("seeds", 10)
let commands = value("commands", 100_000)
let only = value("stream", -1)
let traces = value("trace", 0) > 0
let shrinks = value("shrink", 1) > 0
let without = Set(CommandLine.arguments.filter { $0.hasPrefix("without=") }.map { $0.dropFirst(8) })
let features = Set(StreamFeature.allCases.filter { !without.contains($0.rawValue[...]) })
let kinds = StepKind.allCases.filter { !without.contains($0.rawValue[...]) }

var coverage = Coverage()
var failures = 0
for seed in firstSeed..<(firstSeed + seeds) {
  var seen = Coverage()
  var number = max(0, only)
  while seen.steps < commands {
    let failure = Trial.stream(
      seed: UInt64(seed), number: number, coverage: &seen, kinds: kinds, features: features,
      trace: traces ? { print($0.swiftCode) } : nil)
    if let failure {
      print(
        "seed \(seed), stream \(number), step \(failure.steps.count): \(short(failure.difference))")
      if !shrinks {
        fflush(nil)
        exit(1)
      }
      let shortest = Shrinking().shrink(failure)
      print("\nshortest: \(shortest.steps.count) steps: \(short(shortest.difference))\n")
      print(shortest.swiftCode)
      failures += 1
      fflush(nil)
      break
    }
    number += 1
    if only >= 0 { break }
  }
  coverage.add(seen)
  print("seed \(seed): \(seen.steps) steps, \(seen.events) events")
  fflush(nil)
}
if failures > 0 {
  print("\(failures) of \(seeds) seeds show a difference")
  exit(1)
}
for (what, count) in coverage.table { print("\(count)\t\(what)") }
print("\(coverage.steps) steps, \(coverage.events) events, \(seeds) seeds: no difference")
if !coverage.missing.isEmpty {
  print("not reached: \(coverage.missing)")
  if coverage.steps >= 1_000_000 { exit(1) }
}
