import Market
import Simulation

// Public data that is late, frozen, or drops.
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
}
