// Where the widget mints ids: one per command, so that a resend is known as such.
export { v7 as newCommandId } from 'uuid';
