"""The bulletin in the archive: what is kept, packed, read back and harvested."""
