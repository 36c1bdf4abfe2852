"""All the input and output there is: disk, memory, clock, network, terminal."""
