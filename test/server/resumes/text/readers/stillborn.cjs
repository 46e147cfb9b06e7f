// Cannot be started.
process.exit(1);
