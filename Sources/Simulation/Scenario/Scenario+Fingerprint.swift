internal import Market

extension Scenario {
  /// A hash over everything in the scenario, the same on every machine: snapshots and journals name
  /// the scenario by it that they belong to.
  ///
  /// It goes through the fields as they are declared, so none can be left out.
  /// - Complexity: O(fields), about a microsecond each.
  public var fingerprint: UInt64 {
    var archive = StateArchive.hashing
    Self.combine(self, into: &archive)
    return archive.hash
  }

  private static func combine(_ value: Any, into archive: inout StateArchive) {
    // Whether something is any integer at all is slow to find out, and mostly it is one of these.
    switch value {
    case var number as Int64: archive.transfer(&number)
    case var number as Int: archive.transfer(&number)
    case var number as UInt32: archive.transfer(&number)
    case var number as UInt16: archive.transfer(&number)
    case var number as UInt8: archive.transfer(&number)
    case var number as UInt64: archive.transfer(&number)
    case var number as Double: archive.transfer(&number)
    case var truth as Bool: archive.transfer(&truth)
    case var text as String: archive.transfer(&text)
    case let path as PathPlan: path.combine(into: &archive)
    default:
      let mirror = Mirror(reflecting: value)
      if mirror.displayStyle == nil, var number = value as? any FixedWidthInteger {
        return combine(&number, into: &archive)
      }
      if mirror.displayStyle == .enum, mirror.children.isEmpty {
        var name = String(describing: value)
        archive.transfer(&name)
      }
      var count = mirror.children.count
      archive.transferCount(&count)
      for child in mirror.children {
        if mirror.displayStyle == .enum, var name = child.label { archive.transfer(&name) }
        combine(child.value, into: &archive)
      }
    }
  }

  private static func combine(
    _ number: inout some FixedWidthInteger, into archive: inout StateArchive
  ) {
    archive.transfer(&number)
  }
}
