"""What the scripts in this folder share: an emulator, the program under test, and the table of operations."""
