/// Something that a run must have brought about to be worth anything, and that events alone do not
/// show.
public enum Occasion: String, CaseIterable, Sendable {
  case cascadeWentOnLater
  case cascadeWithinOneStep
  case dueWaitedForPhase
  case trailMoved
  case trailBetteredLimit
  case exitsPlaced
  case exitsDueAtOnce
  case exitsRefused
  case exitsTradedOnArrival
  case pairEndedByFill
  case pairEndedByTrigger
  case pairEndedByEnd
  case killFailedWhenTriggered
  case icebergInUncross
  case ownOrdersInUncross
  case decrementInAuction
  case decrementOfIceberg
  case decrementOfBudget
  case dateWaitedForPhase
  case doomedWaitedForPhase
  case doomedSpared
  case reductionCutDown
  case fillAtSecondRate
  case amendedWaiting
  case amendedIcebergInPlace
  case replacedIntoAnotherMarket
  case tradedAgainstHiddenPart
  case extensionEndedAuction
  case extensionEndedByHand
}
