/// What the desk does with what it is told.
public enum Desk {
  /// Changes the state by one message and says what is to be done outside.
  public static func update(_ state: inout DeskState, _ message: Message) -> [Effect] { [] }
}
