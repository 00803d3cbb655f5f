internal import CMeasure

/// The machine that measures, and what this process takes of it.
public enum Machine {
  /// Bytes of memory that this process has in use.
  public static var residentBytes: Int64 { cmeasure_resident_bytes() }

  /// Has freed memory given back to the system at once, so that ``residentBytes`` tells what is in
  /// use.
  public static func returnMemoryAtOnce() { cmeasure_return_memory_at_once() }

  /// The processor's name.
  public static var processor: String {
    text(of: "/proc/cpuinfo", key: "model name") ?? "unknown processor"
  }

  /// The system's name and version.
  public static var system: String {
    text(of: "/proc/sys/kernel/osrelease", key: "").map { "Linux \($0)" } ?? "unknown system"
  }

  /// Which processes the system's large pages are for.
  public static var largePages: String {
    text(of: "/sys/kernel/mm/transparent_hugepage/enabled", key: "") ?? "unknown"
  }

  private static func text(of file: String, key: String) -> String? {
    var text = [CChar](repeating: 0, count: 256)
    // SAFETY: there is room for as many characters as the call is told.
    guard unsafe cmeasure_system_text(file, key, &text, Int32(text.count)) == 0 else { return nil }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
