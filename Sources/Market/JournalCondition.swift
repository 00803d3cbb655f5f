/// Whether what happens at the venue is kept on the disk.
public enum JournalCondition: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  /// It is not: what happens is lost with the program.
  case off
  /// It is; what a participant hears has been written.
  case recording
  /// It should be and cannot: market time stands still, and commands are refused until it can.
  case failing
}
