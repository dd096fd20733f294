"""What tests of task queues share."""
