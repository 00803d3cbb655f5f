import Market
import Simulation

// What breaks: markets that stop without notice, and public data that is late, frozen, or drops.
extension ScenarioDocument {
  private static let faults = ["late", "frozen", "dropping"]

  mutating func readDataFault(
    _ subject: DocumentNode, _ fields: DocumentFields, at: TimeSpan?
  ) -> DataFault? {
    let choice = reader.choice(subject, "degrade data", of: Self.faults)
    let length = reader.required("for", of: fields).flatMap {
      reader.duration($0, "for", in: .seconds(1)...Self.longest)
    }
    let needed = choice.flatMap { ["by", nil, "every"][$0] }
    for name in ["by", "every"] where name != needed {
      guard let choice, let node = fields[name] else { continue }
      reader.report("data that is \(Self.faults[choice]) has no '\(name)'", at: node)
    }
    let span = needed.map { name in
      reader.required(name, of: fields).flatMap {
        reader.duration($0, name, in: .milliseconds(100)...(.hours(24)))
      }
    }
    guard let choice, let length, let at else { return nil }
    switch (choice, span) {
    case (0, let span??): return DataFault(at: at, for: length, .late(by: span))
    case (1, nil): return DataFault(at: at, for: length, .frozen)
    case (2, let span??): return DataFault(at: at, for: length, .dropping(every: span))
    default: return nil
    }
  }

  /// Reads an outage: matching stops without notice for so long, and comes back by the stages that
  /// are given a time. What is told of it is an incident's matter.
  mutating func readOutage(
    _ subject: DocumentNode, _ fields: DocumentFields, at: TimeSpan?
  ) -> [ScheduledAction] {
    let length = reader.duration(subject, "outage", in: .seconds(1)...Self.longest)
    let stages: [(MarketPhase, TimeSpan?)] = [
      (.cancelOnly, readStage("cancels for", fields)), (.auction, readStage("auction for", fields)),
    ]
    let chosen = readMarkets(fields)
    guard let length, let chosen, let at else { return [] }
    var phases: [(TimeSpan, MarketPhase)] = [(at, .halted(.fault))]
    var time = at + length
    for case (let phase, let span?) in stages where span > .zero {
      phases.append((time, phase))
      time = time + span
    }
    phases.append((time, .open))
    let all = markets.indices.filter(isListed).map { InstrumentID(UInt16($0)) }
    return phases.flatMap { time, phase in
      (chosen.isEmpty ? all : chosen).map { ScheduledAction(at: time, .setPhase($0, phase)) }
    }
  }

  private mutating func readStage(_ name: String, _ fields: DocumentFields) -> TimeSpan? {
    fields[name].flatMap { reader.duration($0, name, in: .zero...(.hours(24))) }
  }
}
