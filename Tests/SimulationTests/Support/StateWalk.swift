@testable import Exchange
@testable import Simulation

/// Every stored number, text and case in a state, by the way to it, as reflection finds them.
///
/// A field that somebody adds is in it without anybody saying so, which is what makes it fit to
/// find the ones that an archive forgets.
struct StateWalk {
  /// What is left out, by name: what nothing follows from, and what hangs together otherwise in a
  /// world that was read back though it means the same. Archives are compared for the latter.
  static let leftOut: Set<String> = [
    // Made from the scenario alone.
    "scenario", "configuration", "plan", "instrument", "terms", "rules",
    "instruments",
    // Used within a command only, or kept for its room.
    "placing", "placingAccount", "stale", "crossing", "marks",
    // Arrangements: orders, levels, buckets and timers by the places that they happen to have.
    "pool", "conditional", "ladders", "orders", "heads", "nodes", "links", "free", "accounts",
  ]

  /// The values, by the way to them.
  private(set) var values: [String: String] = [:]

  init(_ state: Any) { walk(state, at: "") }

  /// The ways whose values differ, or which only one of two states has.
  func differences(from other: StateWalk) -> [String] {
    Set(values.keys).union(other.values.keys).filter { values[$0] != other.values[$0] }.sorted()
  }

  /// Adds the values to those that were seen of each field.
  func add(to seen: inout [String: Set<String>]) {
    for (way, value) in values where value != "[]" {
      seen[way.field, default: []].insert(value)
    }
  }

  private mutating func walk(_ value: Any, at way: String) {
    // Reflection does not see into these.
    if let parts = value as? InlineArray<5, Double> {
      return walk(parts.indices.map { parts[$0] }, at: way)
    }
    if let parts = value as? InlineArray<6, Double> {
      return walk(parts.indices.map { parts[$0] }, at: way)
    }
    if let parts = value as? InlineArray<7, UInt64> {
      return walk(parts.indices.map { parts[$0] }, at: way)
    }
    if let parts = value as? Slab<LedgerEntry> { return walk(Array(parts), at: way) }
    let mirror = Mirror(reflecting: value)
    if mirror.children.isEmpty || mirror.displayStyle == .enum {
      values[way] = String(describing: value)
      return
    }
    for (index, child) in mirror.children.enumerated() {
      let label = child.label ?? String(index)
      if Self.leftOut.contains(label) { continue }
      walk(child.value, at: "\(way)/\(label)")
    }
  }
}

extension String {
  /// A way with its indices left out: the same for all elements of a list. What may be missing,
  /// and a notice, count as one field.
  var field: String {
    var names: [Substring] = []
    for name in split(separator: "/") where Int(name) == nil {
      if name == "some" { break }
      names.append(name)
      if name == "notice" { break }
    }
    return names.joined(separator: "/")
  }
}
