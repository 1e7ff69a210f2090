"""From what is due to what members have: with couriers that are slow, fail, hang and disappear."""
